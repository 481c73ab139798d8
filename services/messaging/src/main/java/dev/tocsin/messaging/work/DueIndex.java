package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * When which work is due, in memory.
 *
 * <p>A sorted store in RocksDB would drown in the tombstones at its head; this one is rebuilt when
 * a task begins. Each write of a schedule adds an entry and none is taken out early: an entry that
 * no longer agrees with the stored schedule is stale, and is passed over when its time comes.
 */
final class DueIndex {
  private record Entry(Instant due, String key) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::key));

  void add(Instant due, String key) {
    entries.add(new Entry(due, key));
  }

  /** Whether something's time has come. */
  boolean hasDue(Instant now) {
    Entry head = entries.peek();
    return head != null && !head.due().isAfter(now);
  }

  /** Takes the key whose time came first; only after {@link #hasDue}. */
  String take() {
    return entries.remove().key();
  }

  int size() {
    return entries.size();
  }
}
