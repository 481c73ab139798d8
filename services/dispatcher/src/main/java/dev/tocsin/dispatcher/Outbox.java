package dev.tocsin.dispatcher;

import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Where deliveries leave, each by the channel of its subscription. */
final class Outbox {
  private final Webhooks webhooks;
  private final Chats chats;
  private final Mails mails;
  private final KafkaSink kafka;

  Outbox(Secrets secrets, Posts posts, Mails mails, KafkaSink kafka) {
    this.webhooks = new Webhooks(secrets, posts);
    this.chats = new Chats(secrets, posts);
    this.mails = mails;
    this.kafka = kafka;
  }

  /**
   * The job that tries a delivery once, with all that it needs. What cannot be prepared fails like
   * any try, and is tried again: by then somebody may have mended the subscription.
   *
   * @param agreed whether a receiver that must be asked has agreed already
   */
  Callable<PostResult> job(
      Subscription subscription, Delivery delivery, boolean agreed, Instant at) {
    try {
      return switch (subscription.channel()) {
        case Channel.Webhook webhook -> webhooks.job(subscription, webhook, delivery, agreed, at);
        case Channel.Chat chat -> chats.job(subscription, chat, delivery, at);
        case Channel.Template template -> chats.job(subscription, template, delivery, at);
        case Channel.Email email -> mails.job(subscription, email, delivery, at);
        case Channel.Kafka topic -> kafka.job(topic, delivery, at);
      };
    } catch (URISyntaxException e) {
      // Its message quotes the address, which may be a secret.
      return () -> PostResult.notMade(at, "the channel's address is not a URL: " + e.getReason());
    } catch (CannotOpenException | IllegalArgumentException e) {
      return () -> PostResult.notMade(at, String.valueOf(e.getMessage()));
    }
  }
}
