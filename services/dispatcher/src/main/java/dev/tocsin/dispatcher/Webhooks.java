package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.domain.Channel.Form;
import dev.tocsin.domain.Channel.Webhook;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus.Agreement;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Deliveries as Standard Webhooks messages: how one is prepared, signed and posted. */
final class Webhooks {
  private final Secrets secrets;
  private final Posts posts;

  Webhooks(Secrets secrets, Posts posts) {
    this.secrets = secrets;
    this.posts = posts;
  }

  /**
   * The job that tries a delivery once, with all that it needs.
   *
   * @param agreed whether a receiver that must be asked has agreed already
   * @throws IllegalArgumentException when it cannot be prepared
   */
  Callable<PostResult> job(
      Subscription subscription, Webhook webhook, Delivery delivery, boolean agreed, Instant at)
      throws CannotOpenException, URISyntaxException {
    URI uri = new URI(webhook.url());
    WebhookSigner signer = WebhookSigner.of(secrets.get(subscription, Secrets.SIGNING), at);
    List<Header> fixed = fixedHeaders(subscription, webhook, delivery);
    boolean asks = webhook.form() == Form.CLOUDEVENTS && !agreed;
    return () ->
        asks
            ? askAndSend(uri, signer, fixed, delivery, at)
            : send(uri, signer, fixed, delivery, at);
  }

  private List<Header> fixedHeaders(Subscription subscription, Webhook webhook, Delivery delivery)
      throws CannotOpenException {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("content-type", "application/json"));
    headers.add(new Header("webhook-id", delivery.id()));
    if (webhook.form() == Form.CLOUDEVENTS) {
      headers.addAll(CloudEvents.headers(delivery));
    }
    headers.addAll(own(webhook.headers(), secrets.find(subscription, Secrets.AUTHORIZATION)));
    return headers;
  }

  /**
   * The headers that people chose; one that cannot be sent is told now.
   *
   * @throws IllegalArgumentException naming none of their values
   */
  static List<Header> own(Map<String, String> chosen, Optional<String> authorization) {
    List<Header> headers = new ArrayList<>();
    chosen.forEach((name, value) -> headers.add(new Header(name, value)));
    authorization.ifPresent(value -> headers.add(new Header("authorization", value)));
    for (Header header : headers) {
      Optional<String> refusal = header.refusal();
      if (refusal.isPresent()) {
        throw new IllegalArgumentException("channel.headers: " + refusal.get());
      }
    }
    return headers;
  }

  private PostResult askAndSend(
      URI uri, WebhookSigner signer, List<Header> fixed, Delivery delivery, Instant at) {
    Posts.Asked asked = posts.options(uri, CloudEvents.question(), at);
    Optional<Agreement> agreement =
        asked.answer() instanceof Answer.Response said
            ? CloudEvents.agreement(said)
            : Optional.empty();
    return agreement
        .map(given -> send(uri, signer, fixed, delivery, at).agreed(given))
        .orElseGet(() -> asked.result().unsuccessful(CloudEvents.NOT_AGREED));
  }

  /** The timestamp is that of this try: a receiver refuses old ones as replayed by a stranger. */
  private PostResult send(
      URI uri, WebhookSigner signer, List<Header> fixed, Delivery delivery, Instant at) {
    byte[] body = delivery.payload().getBytes(UTF_8);
    long timestamp = posts.now().getEpochSecond();
    List<Header> headers = new ArrayList<>(fixed);
    headers.add(new Header("webhook-timestamp", Long.toString(timestamp)));
    headers.add(new Header("webhook-signature", signer.sign(delivery.id(), timestamp, body)));
    return posts.post(uri, headers, body, at);
  }
}
