package dev.tocsin.messaging.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often dead stream threads are replaced: three times in ten minutes. */
final class Replacements {
  private static final int MOST = 3;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final Deque<Instant> granted = new ArrayDeque<>();

  /** Whether one more may be replaced. */
  boolean grant(Instant now) {
    granted.removeIf(at -> !at.isAfter(now.minus(WITHIN)));
    boolean more = granted.size() < MOST;
    if (more) {
      granted.add(now);
    }
    return more;
  }
}
