package dev.tocsin.domain.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A permanent redirect that is watched: sites say "for good" in a hurry, and take it back.
 *
 * @param to where nothing but permanent redirects led, and a good answer was
 * @param since when it was seen first
 */
public record Move(String to, Instant since) {
  private static final Duration PROBATION = Duration.ofDays(7);
  private static final String PLAIN = "http://";
  private static final String SECURE = "https://";

  /** What is known of a move after a good answer; what led somewhere else begins anew. */
  public static Optional<Move> after(Optional<Move> before, Optional<String> to, Instant now) {
    return to.map(
        there -> before.filter(move -> move.to.equals(there)).orElse(new Move(there, now)));
  }

  /** Whether the old URL is not to be asked again. */
  public boolean lasts(String from, Instant now) {
    return isUpgradeOf(from) || !now.isBefore(since.plus(PROBATION));
  }

  /** The same place behind TLS: nobody takes that back. */
  private boolean isUpgradeOf(String from) {
    return from.startsWith(PLAIN) && to.equals(SECURE + from.substring(PLAIN.length()));
  }
}
