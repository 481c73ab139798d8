package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.Optional;

/** The schedule of an order. */
record Plan(Optional<Instant> due) {
  static final Plan PARKED = new Plan(Optional.empty());

  static Plan at(Instant due) {
    return new Plan(Optional.of(due));
  }
}
