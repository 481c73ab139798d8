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
import java.util.concurrent.ConcurrentHashMap;

/** Deliveries as Standard Webhooks messages: how one is prepared, signed and posted. */
final class Webhooks {
  private final Secrets secrets;
  private final Posts posts;
  private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

  /**
   * What is the same for all messages of a subscription as it is: to make it costs a tenth of the
   * stream thread when it is made for each.
   */
  private record Prepared(
      Subscription subscription, URI uri, WebhookSigner signer, List<Header> own) {}

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
    Prepared ready = prepared(subscription, webhook);
    boolean asks = webhook.form() == Form.CLOUDEVENTS && !agreed;
    return () ->
        asks ? askAndSend(ready, webhook, delivery, at) : send(ready, webhook, delivery, at);
  }

  /** A subscription that changed is another object: there is nothing to compare. */
  @SuppressWarnings("ReferenceEquality")
  private Prepared prepared(Subscription subscription, Webhook webhook)
      throws CannotOpenException, URISyntaxException {
    Prepared before = prepared.get(subscription.id());
    if (before != null && before.subscription() == subscription) {
      return before;
    }
    Prepared made =
        new Prepared(
            subscription,
            new URI(webhook.url()),
            WebhookSigner.of(secrets.get(subscription, Secrets.SIGNING)),
            own(webhook.headers(), secrets.find(subscription, Secrets.AUTHORIZATION)));
    if (prepared.size() >= Secrets.MOST_KNOWN) {
      prepared.clear();
    }
    prepared.put(subscription.id(), made);
    return made;
  }

  private static List<Header> headers(Prepared ready, Webhook webhook, Delivery delivery) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("content-type", "application/json"));
    headers.add(new Header("webhook-id", delivery.id()));
    if (webhook.form() == Form.CLOUDEVENTS) {
      headers.addAll(CloudEvents.headers(delivery));
    }
    headers.addAll(ready.own());
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

  private PostResult askAndSend(Prepared ready, Webhook webhook, Delivery delivery, Instant at) {
    Posts.Asked asked = posts.options(ready.uri(), CloudEvents.question(), at);
    Optional<Agreement> agreement =
        asked.answer() instanceof Answer.Response said
            ? CloudEvents.agreement(said)
            : Optional.empty();
    return agreement
        .map(given -> send(ready, webhook, delivery, at).agreed(given))
        .orElseGet(() -> asked.result().unsuccessful(CloudEvents.NOT_AGREED));
  }

  /** The timestamp is that of this try: a receiver refuses old ones as replayed by a stranger. */
  private PostResult send(Prepared ready, Webhook webhook, Delivery delivery, Instant at) {
    byte[] body = delivery.payload().getBytes(UTF_8);
    long timestamp = posts.now().getEpochSecond();
    List<Header> headers = headers(ready, webhook, delivery);
    headers.add(new Header("webhook-timestamp", Long.toString(timestamp)));
    String signature = ready.signer().sign(delivery.id(), timestamp, body, at);
    headers.add(new Header("webhook-signature", signature));
    return posts.post(ready.uri(), headers, body, at);
  }
}
