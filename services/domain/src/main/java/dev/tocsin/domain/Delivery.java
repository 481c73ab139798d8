package dev.tocsin.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * One message to one subscription.
 *
 * @param id hash of the alerts and the subscription; it is the {@code webhook-id} of every attempt
 * @param payload the body, byte for byte as it is signed and sent (UTF-8)
 */
public record Delivery(
    String id, String subscriptionId, List<String> alertIds, String payload, Instant createdAt) {

  public Delivery {
    alertIds = List.copyOf(alertIds);
  }

  /** Its key in Kafka: the deliveries of one subscription share a partition. */
  public String key() {
    return subscriptionId + "/" + id;
  }

  /** Whether it brings no alert, and only tries the receiver. */
  public boolean ping() {
    return alertIds.isEmpty();
  }

  /** The id of the message that tries the receiver of this subscription. */
  public static String idOfPing(String subscriptionId, Instant askedAt) {
    return Ids.of("ping", subscriptionId, askedAt.toString());
  }

  /** The id of the message that brings these alerts to this subscription. */
  public static String idOf(Collection<String> alertIds, String subscriptionId) {
    return Ids.of(String.join(",", alertIds), subscriptionId);
  }
}
