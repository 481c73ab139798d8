package dev.tocsin.gateway.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last few of many. */
public final class Recent<T> {
  private final Deque<T> kept = new ArrayDeque<>();
  private final int most;
  private long total;

  Recent(int most) {
    this.most = most;
  }

  synchronized void add(T one) {
    kept.addFirst(one);
    total++;
    if (kept.size() > most) {
      kept.removeLast();
    }
  }

  /** The newest first. */
  public synchronized List<T> newestFirst() {
    return List.copyOf(kept);
  }

  /** How many there were, those that are no longer kept included. */
  public synchronized long total() {
    return total;
  }
}
