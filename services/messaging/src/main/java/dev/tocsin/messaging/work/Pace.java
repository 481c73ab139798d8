package dev.tocsin.messaging.work;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Reading that waits for sending, where sending is fast: what is read ahead of it is still there
 * when a commit comes, and is written then and deleted soon after, for nothing.
 *
 * <p>It never waits for work that stands still. Where too few jobs end in the time that it has,
 * nobody waits until the next commit, by which all that is held is written anyway: a receiver that
 * hangs costs the others {@link #MOST_NAPS} naps a commit. Only the stream thread comes here.
 */
final class Pace {
  /** Pieces that are read ahead: enough for the workers to go on with during the naps. */
  static final int AHEAD = 256;

  /**
   * Jobs that are waited for; where they end within the naps, work flows: five thousand a second.
   * With less, who shares a partition with a large backlog would wait for it longer than needed.
   */
  static final int FLOW = 100;

  static final int MOST_NAPS = 20;

  private static final Duration NAP = Duration.ofMillis(1);

  private final Runnable nap;
  private boolean flowing = true;
  private int ended;

  Pace() {
    this(() -> LockSupport.parkNanos(NAP.toNanos()));
  }

  /**
   * A pace.
   *
   * @param nap lets a millisecond pass
   */
  Pace(Runnable nap) {
    this.nap = nap;
  }

  /**
   * Waits after a piece was read, or does not: one is read for each that has ended.
   *
   * @param unwritten pieces that the next commit would have to write
   * @param ends how many jobs have ended of which nobody was told yet
   */
  void keep(int unwritten, IntSupplier ends) {
    if (!flowing || unwritten <= AHEAD) {
      return;
    }
    if (ended > 0) {
      ended--;
      return;
    }
    ended = ends.getAsInt();
    for (int naps = 0; naps < MOST_NAPS && ended < FLOW; naps++) {
      nap.run();
      ended = ends.getAsInt();
    }
    flowing = ended >= FLOW;
  }

  /** All that is held is written now. */
  void written() {
    flowing = true;
  }
}
