package dev.tocsin.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * A store that forgets what nobody has put for a month.
 *
 * <p>It falls out by the segment of half a month, which costs nothing an entry; so some is known
 * for half a month longer. All that is put in one half month has the time of its end, so that a key
 * is looked up at three times and never searched for.
 */
final class Monthly<V> {
  private static final Duration HALF = Duration.ofDays(15);

  /** To the millisecond: what is two halves old is still fetched at its own time. */
  private static final Duration REMEMBERED = HALF.multipliedBy(2).plusMillis(1);

  private static final Duration WINDOW = Duration.ofMillis(1);
  private static final int HALVES = 3;

  private final WindowStore<String, V> store;

  /** End of the latest half month in which something was put. */
  private long latest;

  /** On a store that is there again after a restart, from its processor's {@code init}. */
  Monthly(ProcessingContext context, String name) {
    store = context.getStateStore(name);
    try (KeyValueIterator<Windowed<String>, V> newest = store.backwardAll()) {
      latest = newest.hasNext() ? newest.peekNextKey().window().start() : 0;
    }
  }

  static <V> StoreBuilder<?> builder(String name, Serde<V> values) {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(name, REMEMBERED, WINDOW, false), Serdes.String(), values)
        .withCachingDisabled();
  }

  /** What was put last under a key. */
  Optional<V> last(String key) {
    for (int half = 0; half < HALVES; half++) {
      V value = store.fetch(key, latest - half * HALF.toMillis());
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** Puts a value. It is the last one of its key even if the clock went back. */
  void put(String key, V value, Instant at) {
    long half = Math.floorDiv(at.toEpochMilli(), HALF.toMillis());
    latest = Math.max(latest, (half + 1) * HALF.toMillis() - 1);
    store.put(key, value, latest);
  }
}
