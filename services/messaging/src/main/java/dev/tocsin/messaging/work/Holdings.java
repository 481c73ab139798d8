package dev.tocsin.messaging.work;

import dev.tocsin.messaging.work.Recent.Unwritten;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What one life of a task holds: the two stores, what was touched last and is written to them
 * before the next commit, and how much there is for whom. Only the stream thread comes here.
 */
final class Holdings<W, S> {
  private final KeyValueStore<String, W> works;
  private final KeyValueStore<String, S> schedules;
  private final ToLongFunction<S> weigh;
  private final Recent<W, S> recent = new Recent<>(this::write);
  private final KnownKeys written = new KnownKeys();
  private final Loads loads = new Loads();

  Holdings(
      KeyValueStore<String, W> works, KeyValueStore<String, S> schedules, ToLongFunction<S> weigh) {
    this.works = works;
    this.schedules = schedules;
    this.weigh = weigh;
  }

  /** Goes through all schedules, once, when a life begins. */
  void begin(BiConsumer<String, S> each) {
    try (KeyValueIterator<String, S> all = schedules.all()) {
      all.forEachRemaining(
          entry -> {
            written.add(entry.key);
            loads.add(entry.key, weigh.applyAsLong(entry.value));
            each.accept(entry.key, entry.value);
          });
    }
  }

  Optional<Held<W, S>> find(String key) {
    Held<W, S> known = recent.get(key);
    return known == null ? stored(key) : Optional.of(known);
  }

  private Optional<Held<W, S>> stored(String key) {
    if (!written.mayHave(key)) {
      return Optional.empty();
    }
    S schedule = schedules.get(key);
    W work = schedule == null ? null : works.get(key);
    if (work == null || schedule == null) {
      return Optional.empty();
    }
    Held<W, S> held = new Held<>(work, schedule);
    recent.put(key, held, weigh.applyAsLong(schedule), Unwritten.NOTHING);
    return Optional.of(held);
  }

  Load loadOf(String key) {
    return loads.of(key);
  }

  /**
   * Keeps a piece of work.
   *
   * @param before what there is
   * @param work empty when it is as it was
   */
  void keep(String key, Optional<Held<W, S>> before, Optional<W> work, S schedule) {
    W whole = work.or(() -> before.map(Held::work)).orElseThrow();
    long weight = weigh.applyAsLong(schedule);
    Unwritten change =
        before.isEmpty() ? Unwritten.ALL : work.isPresent() ? Unwritten.BOTH : Unwritten.SCHEDULE;
    recent.put(key, new Held<>(whole, schedule), weight, change);
    unload(key, before);
    loads.add(key, weight);
  }

  /** Ends a piece of work, if there is one. */
  void drop(String key, Optional<Held<W, S>> before) {
    if (before.isPresent()) {
      if (recent.forget(key) != Unwritten.ALL) {
        // Not delete(): it would read the old value first.
        works.put(key, null);
        schedules.put(key, null);
        written.remove(key);
      }
      unload(key, before);
    }
  }

  /** Writes what the stores do not know yet. */
  void write() {
    recent.write();
  }

  /** How many pieces the stores do not know as they are. */
  int unwritten() {
    return recent.unwritten();
  }

  private void write(String key, Held<W, S> held, Unwritten unwritten) {
    if (unwritten != Unwritten.SCHEDULE) {
      works.put(key, held.work());
    }
    schedules.put(key, held.schedule());
    if (unwritten == Unwritten.ALL) {
      written.add(key);
    }
  }

  private void unload(String key, Optional<Held<W, S>> before) {
    before.ifPresent(held -> loads.remove(key, weigh.applyAsLong(held.schedule())));
  }
}
