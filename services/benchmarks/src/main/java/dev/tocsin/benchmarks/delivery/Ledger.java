package dev.tocsin.benchmarks.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What a receiver at {@code /book} was sent: each request by its {@code webhook-id}, and whether it
 * was taken.
 */
final class Ledger {
  /**
   * One request.
   *
   * @param path tells the subscription
   * @param number of the message, as its id says
   * @param atMillis by the real clock
   */
  record Entry(String path, long number, long atMillis, boolean taken) {}

  /** Which requests are refused, by how many came before. */
  private final LongPredicate refused;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, Integer> taken = new HashMap<>();
  private boolean down;

  Ledger(LongPredicate refused) {
    this.refused = refused;
  }

  /** Books a request; says whether it is taken. */
  synchronized boolean take(String path, String id) {
    boolean takes = !down && !refused.test(entries.size());
    long number = Long.parseLong(id, 16);
    entries.add(new Entry(path, number, System.currentTimeMillis(), takes));
    if (takes) {
      taken.merge(number, 1, Integer::sum);
    }
    return takes;
  }

  synchronized void fall() {
    down = true;
  }

  synchronized void rise() {
    down = false;
  }

  /** Messages that were taken at least once. */
  synchronized int messages() {
    return taken.size();
  }

  /** Times that a message was taken which had been taken before. */
  synchronized int repeats() {
    return taken.values().stream().mapToInt(times -> times - 1).sum();
  }

  synchronized boolean hasTaken(long number) {
    return taken.containsKey(number);
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Requests in the time before this moment. */
  synchronized long within(long millis, long before) {
    return entries.stream()
        .filter(entry -> entry.atMillis() > before - millis && entry.atMillis() <= before)
        .count();
  }
}
