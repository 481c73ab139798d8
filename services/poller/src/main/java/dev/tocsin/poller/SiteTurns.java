package dev.tocsin.poller;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One request to a site at a time, and a gap before the next, also where a redirect leads. The lane
 * of a feed spaces its first request by the scenario clock; what follows is spaced here, by the
 * real one; so are the pages of articles.
 */
final class SiteTurns {
  private static final int MOST_AT_REST = 4096;

  /** A site's lock; the times are its own to read and write. */
  private static final class Turn {
    final ReentrantLock lock = new ReentrantLock();
    int users;
    long startedNanos = System.nanoTime() - Duration.ofDays(1).toNanos();
    boolean spaced;
  }

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();
  private final long gapNanos;

  /**
   * @param gap least time between two requests to one site
   */
  SiteTurns(Duration gap) {
    this.gapNanos = gap.toNanos();
  }

  /**
   * Asks when the site's turn has come; may be interrupted while it waits.
   *
   * @param spaced whether nobody else has kept the gap before this request
   */
  <T> T take(String site, boolean spaced, Supplier<T> request) throws InterruptedException {
    return take(site, spaced, Duration.ZERO, request);
  }

  /** Asks after no less than this gap of the site's own. */
  <T> T take(String site, Duration ownGap, Supplier<T> request) throws InterruptedException {
    return take(site, true, ownGap, request);
  }

  private <T> T take(String site, boolean spaced, Duration ownGap, Supplier<T> request)
      throws InterruptedException {
    Turn turn = enter(site);
    try {
      turn.lock.lockInterruptibly();
      try {
        if (spaced || turn.spaced) {
          rest(turn, Math.max(gapNanos, ownGap.toNanos()));
        }
        turn.startedNanos = System.nanoTime();
        turn.spaced = spaced;
        return request.get();
      } finally {
        turn.lock.unlock();
      }
    } finally {
      leave(site);
    }
  }

  private static void rest(Turn turn, long gapNanos) throws InterruptedException {
    long left = gapNanos - (System.nanoTime() - turn.startedNanos);
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private Turn enter(String site) {
    return turns.compute(
        site,
        (name, known) -> {
          Turn turn = known == null ? new Turn() : known;
          turn.users++;
          return turn;
        });
  }

  /** A site at rest is forgotten when many are. */
  private void leave(String site) {
    boolean many = turns.size() > MOST_AT_REST;
    turns.computeIfPresent(
        site,
        (name, turn) -> {
          turn.users--;
          return many && turn.users == 0 ? null : turn;
        });
  }
}
