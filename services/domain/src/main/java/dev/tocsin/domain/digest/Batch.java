package dev.tocsin.domain.digest;

import dev.tocsin.domain.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts of one subscription that wait to go out together.
 *
 * @param alerts the first ones, which are told in full
 * @param alertIds of all, as many as are kept
 * @param count of all
 */
public record Batch(String subscriptionId, List<Alert> alerts, List<String> alertIds, int count) {
  /** Alerts that one message tells in full; of the others it says how many they are. */
  public static final int MOST_TOLD = 20;

  private static final int MOST_IDS = 1_000;

  public Batch {
    alerts = List.copyOf(alerts);
    alertIds = List.copyOf(alertIds);
  }

  public static Batch empty(String subscriptionId) {
    return new Batch(subscriptionId, List.of(), List.of(), 0);
  }

  /** The same with one more; the same again when it is there already. */
  public Batch plus(Alert alert) {
    if (alertIds.contains(alert.id())) {
      return this;
    }
    return new Batch(
        subscriptionId,
        alerts.size() < MOST_TOLD ? with(alerts, alert) : alerts,
        alertIds.size() < MOST_IDS ? with(alertIds, alert.id()) : alertIds,
        count + 1);
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** How many there are beside those that are told. */
  public int more() {
    return count - alerts.size();
  }

  private static <V> List<V> with(List<V> values, V value) {
    List<V> more = new ArrayList<>(values);
    more.add(value);
    return more;
  }
}
