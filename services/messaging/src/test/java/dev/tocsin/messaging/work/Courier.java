package dev.tocsin.messaging.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An errand that says an order's text once, in a lane of the key's own; tests override what they
 * are about. It writes down which work was begun.
 */
class Courier implements Errand<Order, Order, Plan, String, String> {
  private final List<String> begun = new ArrayList<>();

  @Override
  public Fate<Order, Plan, String> arrive(
      String key, Order input, Optional<Held<Order, Plan>> held, Instant now) {
    return Fate.keep(input, new Plan(input.due()), List.of());
  }

  /** So that what was touched last is remembered. */
  @Override
  public long weight(Plan schedule) {
    return 1;
  }

  @Override
  public Optional<Instant> due(Plan schedule) {
    return schedule.due();
  }

  @Override
  public Lane lane(String key, Held<Order, Plan> held) {
    return new Lane(key, 1, Duration.ZERO);
  }

  @Override
  public Step<Order, Plan, String, String> begin(String key, Held<Order, Plan> held, Instant now) {
    begun.add(key);
    return new Step.Go<>(() -> held.work().text());
  }

  @Override
  public Fate<Order, Plan, String> finish(
      String key, Held<Order, Plan> held, String result, Instant now) {
    return Fate.drop(List.of(new Emit<>(key, result)));
  }

  @Override
  public Fate<Order, Plan, String> fault(
      String key, Held<Order, Plan> held, Throwable cause, Instant now) {
    return Fate.drop(List.of(new Emit<>(key, "fault: " + cause.getMessage())));
  }

  /** The keys of the work that was begun, in that order. */
  final List<String> begun() {
    return List.copyOf(begun);
  }
}
