package dev.tocsin.replay.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/** The latest of what happened, bounded in number and in weight, and a count of all of it. */
final class Recording<T> {
  static final int MAX_ENTRIES = 100_000;
  static final long MAX_WEIGHT = 128L << 20;

  private final int maxEntries;
  private final long maxWeight;
  private final ToLongFunction<T> weigher;
  private final Deque<T> latest = new ArrayDeque<>();
  private long weight;
  private long count;

  /**
   * @param weigher about how many bytes an entry holds
   */
  Recording(ToLongFunction<T> weigher) {
    this(MAX_ENTRIES, MAX_WEIGHT, weigher);
  }

  Recording(int maxEntries, long maxWeight, ToLongFunction<T> weigher) {
    this.maxEntries = maxEntries;
    this.maxWeight = maxWeight;
    this.weigher = weigher;
  }

  synchronized void add(T entry) {
    latest.addLast(entry);
    weight += weigher.applyAsLong(entry);
    count++;
    while (latest.size() > maxEntries || (weight > maxWeight && latest.size() > 1)) {
      weight -= weigher.applyAsLong(latest.removeFirst());
    }
  }

  /** Those that are kept, the oldest first. */
  synchronized List<T> latest() {
    return List.copyOf(latest);
  }

  /** How many there were, kept or not. */
  synchronized long count() {
    return count;
  }
}
