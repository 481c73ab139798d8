package dev.tocsin.gateway.model;

import java.util.function.LongSupplier;

/** How many in the last minute, by the second. */
final class Rate {
  private static final int SECONDS = 60;
  private static final long NANOS = 1_000_000_000;

  private final long[] counts = new long[SECONDS];
  private final LongSupplier nanos;
  private long second;

  Rate(LongSupplier nanos) {
    this.nanos = nanos;
    this.second = nanos.getAsLong() / NANOS;
  }

  synchronized void mark() {
    turn();
    counts[slot(second)]++;
  }

  synchronized long perMinute() {
    turn();
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** Empties the seconds that have passed unseen. */
  private void turn() {
    long now = nanos.getAsLong() / NANOS;
    for (long passed = Math.max(second, now - SECONDS) + 1; passed <= now; passed++) {
      counts[slot(passed)] = 0;
    }
    second = Math.max(second, now);
  }

  private static int slot(long second) {
    return Math.floorMod(second, SECONDS);
  }
}
