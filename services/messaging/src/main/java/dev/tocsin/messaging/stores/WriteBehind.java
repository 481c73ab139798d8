package dev.tocsin.messaging.stores;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A store whose values change often: those touched last are kept as objects, and what changed is
 * written before a commit, once, however often it changed since the last one.
 *
 * <p>Nothing is lost by that: offsets and stores commit together. Only the stream thread comes
 * here.
 */
public final class WriteBehind<V> {
  /** Bounds the memory of one task; who is put out for another is written first. */
  static final int MOST = 4_096;

  private static final class Entry<V> {
    private Optional<V> value;
    private boolean written;

    Entry(Optional<V> value, boolean written) {
      this.value = value;
      this.written = written;
    }
  }

  private final KeyValueStore<String, V> store;
  private final Map<String, Entry<V>> recent = new LinkedHashMap<>(64, 0.75f, true);

  /** On a store that is there again after a restart, from its processor's {@code init}. */
  public WriteBehind(ProcessingContext context, String name) {
    store = context.getStateStore(name);
    BeforeCommit beforeCommit = context.getStateStore(beforeCommit(name));
    beforeCommit.run(this::write);
  }

  /** What is to be added to a topology. */
  public static <V> List<StoreBuilder<?>> builders(String name, Serde<V> values) {
    return List.of(DiskStore.builder(name, values), BeforeCommit.named(beforeCommit(name)));
  }

  /** What its processor must be connected to. */
  public static List<String> names(String name) {
    return List.of(name, beforeCommit(name));
  }

  private static String beforeCommit(String name) {
    return name + "-before-commit";
  }

  public Optional<V> get(String key) {
    Entry<V> entry = recent.get(key);
    if (entry == null) {
      entry = new Entry<>(Optional.ofNullable(store.get(key)), true);
      keep(key, entry);
    }
    return entry.value;
  }

  public void put(String key, V value) {
    change(key, Optional.of(value));
  }

  public void delete(String key) {
    change(key, Optional.empty());
  }

  private void change(String key, Optional<V> value) {
    Entry<V> entry = recent.get(key);
    if (entry == null) {
      keep(key, new Entry<>(value, false));
    } else {
      entry.value = value;
      entry.written = false;
    }
  }

  private void keep(String key, Entry<V> entry) {
    recent.put(key, entry);
    if (recent.size() > MOST) {
      Iterator<Map.Entry<String, Entry<V>>> oldest = recent.entrySet().iterator();
      Map.Entry<String, Entry<V>> out = oldest.next();
      oldest.remove();
      write(out.getKey(), out.getValue());
    }
  }

  /** All there is, the last changes included; nothing may be changed meanwhile. */
  public void forEach(BiConsumer<String, V> visitor) {
    write();
    try (KeyValueIterator<String, V> all = store.all()) {
      all.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
    }
  }

  private void write() {
    recent.forEach(this::write);
  }

  private void write(String key, Entry<V> entry) {
    if (!entry.written) {
      store.put(key, entry.value.orElse(null));
      entry.written = true;
    }
  }
}
