package dev.tocsin.dispatcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one try of sending came to.
 *
 * @param at when it began, by the scenario clock
 * @param millis how long it took, by the real clock
 * @param httpStatus 0 when there was no answer
 * @param answer what may be kept of the answer, or the error
 * @param retryAfter how long the receiver asks us to wait
 */
record PostResult(
    Instant at, long millis, int httpStatus, String answer, Optional<Duration> retryAfter) {

  /** The same, with what its answer means before the answer. */
  PostResult because(String reason) {
    String text = answer.isEmpty() ? reason : reason + ": " + answer;
    return new PostResult(at, millis, httpStatus, text, retryAfter);
  }

  /** A try that led to no answer. */
  static PostResult unanswered(Instant at, long millis, String why) {
    return new PostResult(at, millis, 0, AnswerText.of(why), Optional.empty());
  }
}
