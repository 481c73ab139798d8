package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.RetryAfter;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Channel.Webhook;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Call;
import dev.tocsin.outbound.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Deliveries as Standard Webhooks messages: how one is prepared, posted and answered. */
final class Webhooks {
  /** The name of the signing secrets among those of a subscription. */
  static final String SIGNING = "signing";

  /** Receivers are told to answer within seconds; some take half a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long EXCERPT_BYTES = 1024;

  private final SecretBox secrets;
  private final Courier courier;
  private final InstantSource realClock;

  Webhooks(SecretBox secrets, Courier courier, InstantSource realClock) {
    this.secrets = secrets;
    this.courier = courier;
    this.realClock = realClock;
  }

  /**
   * The job that tries a delivery once, with all that it needs. What cannot be prepared fails like
   * any try, and is tried again: by then somebody may have mended the subscription.
   */
  Callable<PostResult> job(
      Subscription subscription, Webhook webhook, Delivery delivery, Instant at) {
    try {
      URI uri = new URI(webhook.url());
      WebhookSigner signer = signer(subscription);
      return () -> send(uri, signer, delivery, at);
    } catch (URISyntaxException e) {
      return () -> PostResult.unanswered(at, 0, "channel.url is not a URL: " + e.getReason());
    } catch (CannotOpenException | IllegalArgumentException e) {
      return () -> PostResult.unanswered(at, 0, String.valueOf(e.getMessage()));
    }
  }

  private WebhookSigner signer(Subscription subscription) throws CannotOpenException {
    String sealed = subscription.secrets().get(SIGNING);
    if (sealed == null) {
      throw new IllegalArgumentException("the subscription has no signing secret: set one");
    }
    return WebhookSigner.of(secrets.open(sealed, subscription.id() + "/" + SIGNING));
  }

  private PostResult send(URI uri, WebhookSigner signer, Delivery delivery, Instant at) {
    byte[] body = delivery.payload().getBytes(UTF_8);
    Call call = Call.post(uri, headers(signer, delivery.id(), body), body, PATIENCE, EXCERPT_BYTES);
    long began = System.nanoTime();
    Answer answer = courier.exchange(call);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return switch (answer) {
      case Answer.Response response ->
          new PostResult(
              at,
              millis,
              response.status(),
              AnswerText.of(new String(response.body(), UTF_8)),
              retryAfter(response));
      case Answer.Refused refused -> PostResult.unanswered(at, millis, "refused: " + refused.why());
      case Answer.Unreachable lost -> PostResult.unanswered(at, millis, lost.why());
    };
  }

  /** The timestamp is that of this try: a receiver refuses old ones as replayed by a stranger. */
  private List<Header> headers(WebhookSigner signer, String id, byte[] body) {
    long timestamp = realClock.instant().getEpochSecond();
    return List.of(
        new Header("content-type", "application/json"),
        new Header("webhook-id", id),
        new Header("webhook-timestamp", Long.toString(timestamp)),
        new Header("webhook-signature", signer.sign(id, timestamp, body)));
  }

  private Optional<Duration> retryAfter(Answer.Response response) {
    return response
        .headers()
        .first("retry-after")
        .flatMap(header -> RetryAfter.parse(header, realClock.instant()));
  }
}
