package dev.tocsin.messaging.work;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What one life of a task holds: the two stores, what was touched last, and how much is stored for
 * whom. Only the stream thread comes here.
 */
final class Holdings<W, S> {
  private final KeyValueStore<String, W> works;
  private final KeyValueStore<String, S> schedules;
  private final ToLongFunction<S> weigh;
  private final Recent<W, S> recent = new Recent<>();
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
    S schedule = schedules.get(key);
    W work = schedule == null ? null : works.get(key);
    if (work == null || schedule == null) {
      return Optional.empty();
    }
    Held<W, S> held = new Held<>(work, schedule);
    recent.put(key, held, weigh.applyAsLong(schedule));
    return Optional.of(held);
  }

  Load loadOf(String key) {
    return loads.of(key);
  }

  /**
   * Writes a piece of work, or its schedule alone.
   *
   * @param before what is stored
   */
  void keep(String key, Optional<Held<W, S>> before, Optional<W> work, S schedule) {
    long weight = weigh.applyAsLong(schedule);
    recent.forget(key);
    work.ifPresent(changed -> works.put(key, changed));
    schedules.put(key, schedule);
    work.or(() -> before.map(Held::work))
        .ifPresent(whole -> recent.put(key, new Held<>(whole, schedule), weight));
    unload(key, before);
    loads.add(key, weight);
  }

  /** Deletes what is stored, if anything is. */
  void drop(String key, Optional<Held<W, S>> before) {
    if (before.isPresent()) {
      recent.forget(key);
      // Not delete(): it would read the old value first.
      works.put(key, null);
      schedules.put(key, null);
      unload(key, before);
    }
  }

  private void unload(String key, Optional<Held<W, S>> before) {
    before.ifPresent(held -> loads.remove(key, weigh.applyAsLong(held.schedule())));
  }
}
