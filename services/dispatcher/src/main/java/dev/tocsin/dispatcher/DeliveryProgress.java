package dev.tocsin.dispatcher;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * How far a delivery has come.
 *
 * @param attempts tries so far
 * @param failures those among them that took a step of the retry schedule: one that the receiver
 *     put off does not
 * @param dueAt when it is tried next, by the scenario clock
 * @param alertedMicros real time at which its alert was decided
 */
record DeliveryProgress(int attempts, int failures, Instant dueAt, OptionalLong alertedMicros) {

  static DeliveryProgress begun(Instant dueAt, OptionalLong alertedMicros) {
    return new DeliveryProgress(0, 0, dueAt, alertedMicros);
  }

  DeliveryProgress failed(Instant next) {
    return new DeliveryProgress(attempts + 1, failures + 1, next, alertedMicros);
  }

  DeliveryProgress putOff(Instant next) {
    return new DeliveryProgress(attempts + 1, failures, next, alertedMicros);
  }
}
