package dev.tocsin.poller;

import java.time.Duration;
import java.time.Instant;

/** The turns of feeds that are new: a list of hundreds is not asked in one second. */
final class FirstPolls {
  private final Duration gap;
  private Instant free = Instant.MIN;

  FirstPolls(Duration gap) {
    this.gap = gap;
  }

  /** When the next new feed is polled; at once, unless others came just before it. */
  Instant take(Instant now) {
    Instant turn = free.isAfter(now) ? free : now;
    free = turn.plus(gap);
    return turn;
  }
}
