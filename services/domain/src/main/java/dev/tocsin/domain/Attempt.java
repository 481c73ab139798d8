package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One try of a delivery, and what it led to.
 *
 * @param number 1 and up
 * @param at when it began, by the scenario clock
 * @param httpStatus 0 when there was no answer
 * @param millis how long it took, by the real clock
 * @param headers of the answer, a line each; what may be a credential is hidden
 * @param answer the first KB of the answer, or the error
 * @param nextAt when it is tried again, for {@link Outcome#RETRY}
 */
public record Attempt(
    String deliveryId,
    String subscriptionId,
    int number,
    Instant at,
    int httpStatus,
    long millis,
    List<String> headers,
    String answer,
    Outcome outcome,
    Optional<Instant> nextAt) {

  public Attempt {
    headers = List.copyOf(headers);
  }

  /** What an attempt led to. All but {@link #RETRY} end the delivery. */
  public enum Outcome {
    DELIVERED,
    RETRY,
    /** Given up after the last retry, or refused for good: visible, and can be sent again. */
    DEAD,
    /** Not tried: the subscription is paused, deleted or disabled, or its backlog is full. */
    SKIPPED
  }
}
