package dev.tocsin.replay.check;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * I3: every alert reaches every subscription that asks for it, as one delivery that gets a 2xx or
 * ends visibly; nothing is delivered that was not committed; repeats carry the same id and are at
 * most what was in flight or uncommitted at a kill.
 */
final class DeliveriesEnd {
  private static final String I3 = "I3";

  private DeliveriesEnd() {}

  static List<Violation> check(Evidence evidence, int mostRepeats) {
    List<Violation> found = new ArrayList<>();
    Map<String, Delivery> deliveries = new HashMap<>();
    for (Delivery delivery : evidence.deliveries()) {
      if (deliveries.put(delivery.id(), delivery) != null) {
        found.add(new Violation(I3, "delivery " + delivery.id() + " stands twice"));
      }
    }
    found.addAll(missing(evidence, deliveries.keySet()));
    found.addAll(groundless(evidence, deliveries));
    found.addAll(ends(evidence, deliveries.keySet()));
    found.addAll(repeats(evidence, mostRepeats));
    return found;
  }

  /** Subscriptions that were active and the same throughout, for their every alert. */
  private static List<Violation> missing(Evidence evidence, Set<String> deliveries) {
    Map<String, List<Subscription>> versions =
        evidence.subscriptions().stream().collect(Collectors.groupingBy(Subscription::id));
    List<Violation> found = new ArrayList<>();
    for (List<Subscription> all : versions.values()) {
      Subscription subscription = all.getFirst();
      if (all.size() > 1 || subscription.state() != State.ACTIVE || !tellsAtOnce(subscription)) {
        continue;
      }
      for (Alert alert : evidence.alerts()) {
        String id = Delivery.idOf(List.of(alert.id()), subscription.id());
        if (subscription.filter().asksFor(alert) && !deliveries.contains(id)) {
          found.add(
              new Violation(
                  I3, "alert " + alert.id() + " made no delivery for " + subscription.id()));
        }
      }
      for (Alarm alarm : evidence.alarms()) {
        String id = Delivery.idOf(List.of(alarm.id()), subscription.id());
        if (subscription.asksFor(alarm) && !deliveries.contains(id)) {
          found.add(
              new Violation(
                  I3, "alarm " + alarm.id() + " made no delivery for " + subscription.id()));
        }
      }
    }
    return found;
  }

  /** One message an alert, at once: of the others only the whole can be compared. */
  private static boolean tellsAtOnce(Subscription subscription) {
    return subscription.frequency().equals(Frequency.INSTANT)
        && subscription.quietHours().isEmpty()
        && subscription.snoozes().isEmpty();
  }

  private static List<Violation> groundless(Evidence evidence, Map<String, Delivery> deliveries) {
    Set<String> told =
        Stream.concat(
                evidence.alerts().stream().map(Alert::id),
                evidence.alarms().stream().map(Alarm::id))
            .collect(Collectors.toSet());
    List<Violation> found = new ArrayList<>();
    deliveries.values().stream()
        .filter(delivery -> !told.containsAll(delivery.alertIds()))
        .forEach(
            delivery ->
                found.add(new Violation(I3, "delivery " + delivery.id() + " has no alert")));
    evidence.received().keySet().stream()
        .filter(id -> !deliveries.containsKey(id))
        .forEach(id -> found.add(new Violation(I3, id + " was received, nothing was committed")));
    return found;
  }

  private static List<Violation> ends(Evidence evidence, Set<String> deliveries) {
    Set<String> ended = new HashSet<>();
    List<Violation> found = new ArrayList<>();
    for (Attempt attempt : evidence.attempts()) {
      if (attempt.outcome() == Attempt.Outcome.RETRY) {
        continue;
      }
      if (!ended.add(attempt.deliveryId())) {
        found.add(new Violation(I3, "delivery " + attempt.deliveryId() + " ended twice"));
      }
      if (attempt.outcome() == Attempt.Outcome.DELIVERED
          && evidence.received().getOrDefault(attempt.deliveryId(), List.of()).stream()
              .noneMatch(status -> status / 100 == 2)) {
        found.add(
            new Violation(I3, "delivery " + attempt.deliveryId() + " never got the 2xx it says"));
      }
    }
    deliveries.stream()
        .filter(id -> !ended.contains(id))
        .forEach(id -> found.add(new Violation(I3, "delivery " + id + " has not ended")));
    return found;
  }

  /** Requests that were received more often than attempts were committed. */
  private static List<Violation> repeats(Evidence evidence, int mostRepeats) {
    Map<String, Long> attempted =
        evidence.attempts().stream()
            .collect(Collectors.groupingBy(Attempt::deliveryId, Collectors.counting()));
    long repeats =
        evidence.received().entrySet().stream()
            .mapToLong(
                entry ->
                    Math.max(
                        0, entry.getValue().size() - attempted.getOrDefault(entry.getKey(), 0L)))
            .sum();
    return repeats <= mostRepeats
        ? List.of()
        : List.of(
            new Violation(I3, repeats + " repeats, at most " + mostRepeats + " can be explained"));
  }
}
