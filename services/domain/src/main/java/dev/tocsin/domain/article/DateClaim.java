package dev.tocsin.domain.article;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a publisher's date can be believed; it is shown either way and drives nothing. */
final class DateClaim {
  /** Clocks and time zones are wrong by less. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Content systems give what has no date their own first day. */
  private static final Instant WEB = Instant.parse("2000-01-01T00:00:00Z");

  /** An article that is dated anew is not new. */
  private static final Duration MOVED = Duration.ofDays(2);

  private DateClaim() {}

  /**
   * Why a date is not believed, in words; empty when it is.
   *
   * @param first the date that the first version had
   */
  static String suspicion(
      Optional<Instant> publishedAt, Optional<Instant> first, Instant fetchedAt) {
    if (publishedAt.isEmpty()) {
      return "";
    }
    Instant claimed = publishedAt.get();
    if (claimed.isAfter(fetchedAt.plus(AHEAD))) {
      return "in the future";
    }
    if (claimed.isBefore(WEB)) {
      return "before 2000";
    }
    return first.filter(before -> claimed.isAfter(before.plus(MOVED))).isPresent()
        ? "dated anew, it was " + first.get()
        : "";
  }
}
