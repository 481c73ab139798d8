package dev.tocsin.dispatcher;

import dev.tocsin.domain.SubscriptionStatus.Agreement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one try of sending came to.
 *
 * @param at when it began, by the scenario clock
 * @param millis how long it took, by the real clock
 * @param httpStatus 0 when there was no answer; a channel without HTTP says 200 for success
 * @param headers of the answer, fit to be kept
 * @param answer what may be kept of the answer, or the error
 * @param retryAfter how long the receiver asks us to wait
 * @param wish what it asks beside its status
 * @param ours whether we could not even ask: no fault of the receiver
 * @param agreement what it allowed before the message was sent, where it had to be asked
 */
record PostResult(
    Instant at,
    long millis,
    int httpStatus,
    List<String> headers,
    String answer,
    Optional<Duration> retryAfter,
    Wish wish,
    boolean ours,
    Optional<Agreement> agreement) {

  /** What a receiver may ask by the header {@code webhook-delivery}. */
  enum Wish {
    NONE,
    /** This message must not come again. */
    ABORT_MESSAGE,
    /** No message must come any more. */
    DISABLE
  }

  boolean taken() {
    return httpStatus / 100 == 2;
  }

  /** The same, with what its answer means before the answer. */
  PostResult because(String reason) {
    String text = answer.isEmpty() ? reason : reason + ": " + answer;
    return new PostResult(at, millis, httpStatus, headers, text, retryAfter, wish, ours, agreement);
  }

  /** The same as a failure, whatever the status: what was asked was not the message itself. */
  PostResult unsuccessful(String reason) {
    int status = taken() ? 0 : httpStatus;
    return new PostResult(at, millis, status, headers, answer, retryAfter, wish, ours, agreement)
        .because(reason);
  }

  PostResult agreed(Agreement given) {
    return new PostResult(
        at, millis, httpStatus, headers, answer, retryAfter, wish, ours, Optional.of(given));
  }

  /** A try that led to no answer. */
  static PostResult unanswered(Instant at, long millis, String why) {
    return new PostResult(
        at,
        millis,
        0,
        List.of(),
        AnswerText.of(why),
        Optional.empty(),
        Wish.NONE,
        false,
        Optional.empty());
  }

  /** A try that could not be made, because of something on our side. */
  static PostResult notMade(Instant at, String why) {
    PostResult none = unanswered(at, 0, why);
    return new PostResult(
        at, 0, 0, List.of(), none.answer(), Optional.empty(), Wish.NONE, true, Optional.empty());
  }
}
