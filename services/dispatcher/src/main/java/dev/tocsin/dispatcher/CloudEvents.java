package dev.tocsin.dispatcher;

import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.SubscriptionStatus.Agreement;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Header;
import java.util.List;
import java.util.Optional;

/**
 * CloudEvents 1.0 in binary mode, and the handshake of its webhooks: a receiver is asked by OPTIONS
 * whether it wants our messages, and how many a minute, before the first one is sent. The body
 * stays that of Standard Webhooks, byte for byte.
 */
final class CloudEvents {
  static final String NOT_AGREED = "the receiver did not agree to our messages by OPTIONS";

  /** Who we are, as receivers allow it. */
  private static final String ORIGIN = "tocsin.dev";

  private CloudEvents() {}

  static List<Header> headers(Delivery delivery) {
    return List.of(
        new Header("ce-specversion", "1.0"),
        new Header("ce-id", delivery.id()),
        new Header("ce-source", "/tocsin/subscriptions/" + delivery.subscriptionId()),
        new Header("ce-type", "dev.tocsin." + Message.typeOf(delivery)),
        new Header("ce-time", delivery.createdAt().toString()));
  }

  /** What is asked. */
  static List<Header> question() {
    return List.of(new Header("webhook-request-origin", ORIGIN));
  }

  /** What the receiver allows; empty when it does not want our messages. */
  static Optional<Agreement> agreement(Answer.Response response) {
    String origin = response.headers().first("webhook-allowed-origin").orElse("").strip();
    boolean allowed = origin.equals("*") || origin.equalsIgnoreCase(ORIGIN);
    return response.status() / 100 == 2 && allowed
        ? Optional.of(new Agreement(rate(response)))
        : Optional.empty();
  }

  /** Messages a minute; 0 is no bound, and stands for what cannot be read, too. */
  private static int rate(Answer.Response response) {
    String rate = response.headers().first("webhook-allowed-rate").orElse("*").strip();
    try {
      return Math.max(0, Integer.parseInt(rate));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
