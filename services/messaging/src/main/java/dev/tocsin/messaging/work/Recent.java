package dev.tocsin.messaging.work;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of work that were touched last, and what of them is still to be written: a piece is
 * stored, begun and finished within milliseconds, and to write and read it for each step costs more
 * than the step. What comes and ends between two commits is never written at all.
 *
 * <p>Bounded by number and by what the pieces weigh, as their errand says; a piece of which it says
 * nothing may be of any size, and is not kept. What has to go is written first, if it must be. Only
 * the stream thread comes here.
 */
final class Recent<W, S> {
  static final int MOST = 4_096;
  static final long MOST_BYTES = 8L << 20;

  /** Writes a piece to where it is stored. */
  interface Writer<W, S> {
    void write(String key, Held<W, S> held, Unwritten unwritten);
  }

  /** What the stores do not know yet of a piece. */
  enum Unwritten {
    NOTHING,
    SCHEDULE,
    /** Work and schedule; they have an older version of both. */
    BOTH,
    /** Work and schedule; they have never heard of it. */
    ALL;

    /** What they do not know after one more change. */
    Unwritten and(Unwritten change) {
      return compareTo(change) > 0 ? this : change;
    }
  }

  private static final class Entry<W, S> {
    final Held<W, S> held;
    final long weight;
    Unwritten unwritten;

    Entry(Held<W, S> held, long weight, Unwritten unwritten) {
      this.held = held;
      this.weight = weight;
      this.unwritten = unwritten;
    }
  }

  private final Map<String, Entry<W, S>> entries = new LinkedHashMap<>(64, 0.75f, true);
  private final Writer<W, S> writer;
  private long bytes;
  private int unwritten;

  Recent(Writer<W, S> writer) {
    this.writer = writer;
  }

  @Nullable Held<W, S> get(String key) {
    Entry<W, S> entry = entries.get(key);
    return entry == null ? null : entry.held;
  }

  /** Keeps a piece as it is after a change. One that cannot be kept is written at once. */
  void put(String key, Held<W, S> held, long weight, Unwritten change) {
    Unwritten unwritten = forget(key).and(change);
    if (weight <= 0) {
      write(key, held, unwritten);
      return;
    }
    entries.put(key, new Entry<>(held, weight, unwritten));
    bytes += weight;
    count(unwritten, 1);
    while (entries.size() > MOST || bytes > MOST_BYTES) {
      giveUpOldest();
    }
  }

  private void giveUpOldest() {
    Iterator<Map.Entry<String, Entry<W, S>>> oldest = entries.entrySet().iterator();
    Map.Entry<String, Entry<W, S>> entry = oldest.next();
    oldest.remove();
    bytes -= entry.getValue().weight;
    count(entry.getValue().unwritten, -1);
    write(entry.getKey(), entry.getValue().held, entry.getValue().unwritten);
  }

  /** Forgets a piece, and tells what of it was never written. */
  Unwritten forget(String key) {
    Entry<W, S> entry = entries.remove(key);
    if (entry == null) {
      return Unwritten.NOTHING;
    }
    bytes -= entry.weight;
    count(entry.unwritten, -1);
    return entry.unwritten;
  }

  /** Writes what is not written yet. */
  void write() {
    entries.forEach(
        (key, entry) -> {
          write(key, entry.held, entry.unwritten);
          entry.unwritten = Unwritten.NOTHING;
        });
    unwritten = 0;
  }

  /** How many pieces are still to be written. */
  int unwritten() {
    return unwritten;
  }

  private void count(Unwritten of, int change) {
    unwritten += of == Unwritten.NOTHING ? 0 : change;
  }

  private void write(String key, Held<W, S> held, Unwritten unwritten) {
    if (unwritten != Unwritten.NOTHING) {
      writer.write(key, held, unwritten);
    }
  }
}
