package dev.tocsin.dispatcher;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.SubscriptionStatus.Agreement;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An attempt as it goes out, and what it tells of its receiver.
 *
 * @param alertedMicros real time at which its alert was decided
 * @param version of the subscription that it was made for
 */
record Tried(
    Attempt attempt,
    OptionalLong alertedMicros,
    long version,
    Sending sending,
    Verdict verdict,
    Optional<Agreement> agreement) {

  /** What an attempt tells of its receiver. */
  enum Verdict {
    /** It took the message. */
    TOOK,
    /** It did not, or could not be reached. */
    FAILED,
    /** It asked for patience. */
    PUT_OFF,
    /** It wants no more, or is gone. */
    ENDED,
    /** Nothing: it was not asked, or the fault is ours. */
    NOTHING,
    /** Nothing, except that too much waits for it. */
    FULL
  }
}
