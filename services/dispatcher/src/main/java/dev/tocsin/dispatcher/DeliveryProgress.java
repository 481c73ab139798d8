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
 * @param place in an ordered lane
 * @param bytes of its payload
 */
record DeliveryProgress(
    int attempts, int failures, Instant dueAt, OptionalLong alertedMicros, long place, int bytes) {

  static DeliveryProgress begun(Arrival arrival, Instant dueAt) {
    return new DeliveryProgress(
        arrival.tries(),
        0,
        dueAt,
        arrival.alertedMicros(),
        arrival.place(),
        arrival.delivery().payload().length());
  }

  DeliveryProgress failed(Instant next) {
    return new DeliveryProgress(attempts + 1, failures + 1, next, alertedMicros, place, bytes);
  }

  DeliveryProgress putOff(Instant next) {
    return new DeliveryProgress(attempts + 1, failures, next, alertedMicros, place, bytes);
  }

  /** From the beginning, at once. */
  DeliveryProgress again(Instant now) {
    return new DeliveryProgress(attempts, 0, now, alertedMicros, place, bytes);
  }
}
