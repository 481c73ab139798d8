package dev.tocsin.matching;

/**
 * Memory that is read ahead of time.
 *
 * <p>What lies beyond a processor's own caches takes it as long as a few hundred instructions, and
 * most of what judges an article does. It waits for many such places at once when nothing hangs on
 * them: so a loop that will need them is preceded by one that reads a number of each and no more.
 */
final class Prefetch {
  private long sum;

  /** Takes what was read, or the compiler would leave the reading out. */
  void take(long read) {
    sum += read;
  }

  /** Means nothing. */
  long sum() {
    return sum;
  }
}
