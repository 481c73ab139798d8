package dev.tocsin.messaging.work;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the stores hold of the pieces of work that were touched last: a piece is stored, begun and
 * finished within milliseconds, and to read it back for each step costs more than the step.
 *
 * <p>Bounded by number and by what the pieces weigh, as their errand says; a piece of which it says
 * nothing may be of any size, and is not kept. What is written goes to the stores first and then
 * here, so that a restart finds the same. Only the stream thread comes here.
 */
final class Recent<W, S> {
  static final int MOST = 4_096;
  static final long MOST_BYTES = 8L << 20;

  private record Entry<W, S>(Held<W, S> held, long weight) {}

  private final Map<String, Entry<W, S>> entries = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  @Nullable Held<W, S> get(String key) {
    Entry<W, S> entry = entries.get(key);
    return entry == null ? null : entry.held();
  }

  void put(String key, Held<W, S> held, long weight) {
    forget(key);
    if (weight <= 0) {
      return;
    }
    entries.put(key, new Entry<>(held, weight));
    bytes += weight;
    while (entries.size() > MOST || bytes > MOST_BYTES) {
      forget(entries.keySet().iterator().next());
    }
  }

  void forget(String key) {
    Entry<W, S> entry = entries.remove(key);
    if (entry != null) {
      bytes -= entry.weight();
    }
  }
}
