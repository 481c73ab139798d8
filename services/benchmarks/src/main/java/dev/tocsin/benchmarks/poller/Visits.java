package dev.tocsin.benchmarks.poller;

import java.util.ArrayList;
import java.util.List;

/**
 * Who was asked when, by the server's own clock, and whether that was too early. A poll that was
 * out or not committed when the poller was killed is done again, once: that is the one excuse.
 */
final class Visits implements FeedFarm.Watch {
  /** A poll of a server that answers is committed within this time, or the kill came first. */
  private static final long UNCOMMITTED_MILLIS = 5_000;

  /** Our two clocks are one, but a request travels. */
  private static final long TOLERANCE_MILLIS = 50;

  private final long[] lastMillis;
  private final long[] floorMillis;
  private final List<Long> kills = new ArrayList<>();
  private long early;
  private long repeated;

  Visits(long[] floorMillis) {
    this.floorMillis = floorMillis;
    this.lastMillis = new long[floorMillis.length];
  }

  @Override
  public synchronized void asked(int feed, long atMillis) {
    long before = lastMillis[feed];
    lastMillis[feed] = atMillis;
    if (before == 0 || atMillis - before >= floorMillis[feed] - TOLERANCE_MILLIS) {
      return;
    }
    if (killedBetween(before, atMillis)) {
      repeated++;
    } else {
      early++;
    }
  }

  private boolean killedBetween(long before, long after) {
    return kills.stream()
        .anyMatch(at -> before <= at && at <= after && at - before < UNCOMMITTED_MILLIS);
  }

  synchronized void killed(long atMillis) {
    kills.add(atMillis);
  }

  /** Feeds that were asked shortly before a kill: so many may be asked again. */
  synchronized long askedBefore(long kill) {
    long count = 0;
    for (long at : lastMillis) {
      count += at > kill - UNCOMMITTED_MILLIS ? 1 : 0;
    }
    return count;
  }

  synchronized long early() {
    return early;
  }

  synchronized long repeated() {
    return repeated;
  }
}
