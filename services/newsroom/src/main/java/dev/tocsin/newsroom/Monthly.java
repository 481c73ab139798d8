package dev.tocsin.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * A store that forgets what nobody has put for a month.
 *
 * <p>It falls out by the segment of half a month, which costs nothing an entry; so some is known
 * for half a month longer.
 */
final class Monthly<V> {
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final Duration WINDOW = Duration.ofMillis(1);

  private final WindowStore<String, V> store;
  private long latestMillis;

  Monthly(ProcessingContext context, String name) {
    store = context.getStateStore(name);
  }

  static <V> StoreBuilder<?> builder(String name, Serde<V> values) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(name, REMEMBERED, WINDOW, false), Serdes.String(), values)
        .withCachingDisabled();
  }

  /** What was put last under a key. */
  Optional<V> last(String key) {
    try (WindowStoreIterator<V> found = store.backwardFetch(key, 0, Long.MAX_VALUE)) {
      if (!found.hasNext()) {
        return Optional.empty();
      }
      KeyValue<Long, V> last = found.next();
      latestMillis = Math.max(latestMillis, last.key);
      return Optional.of(last.value);
    }
  }

  /**
   * Puts a value. It is the last one of its key even if the clock went back, as long as its key was
   * asked for before: after a restart nothing else says how far the clock was.
   */
  void put(String key, V value, Instant at) {
    latestMillis = Math.max(latestMillis, at.toEpochMilli());
    store.put(key, value, latestMillis);
  }
}
