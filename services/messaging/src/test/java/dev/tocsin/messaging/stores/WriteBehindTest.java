package dev.tocsin.messaging.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
  private static final String NAME = "counts";

  private final KeyValueStore<String, Integer> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(NAME), Serdes.String(), Serdes.Integer())
          .withLoggingDisabled()
          .withCachingDisabled()
          .build();
  private final BeforeCommit commit = new BeforeCommit(WriteBehind.names(NAME).getLast());
  private WriteBehind<Integer> counts = open();

  private WriteBehind<Integer> open() {
    MockProcessorContext<String, String> context = new MockProcessorContext<>();
    if (!store.isOpen()) {
      store.init(context.getStateStoreContext(), store);
    }
    context.addStateStore(store);
    context.addStateStore(commit);
    return new WriteBehind<>(context, NAME);
  }

  @Test
  void writesWhatChangedWhenACommitComesAndNotBefore() {
    counts.put("a", 1);
    counts.put("a", 2);
    assertThat(counts.get("a")).contains(2);
    assertThat(store.get("a")).isNull();

    commit.flushCache();

    assertThat(store.get("a")).isEqualTo(2);
  }

  @Test
  void writesNothingThatDidNotChangeSince() {
    counts.put("a", 1);
    commit.flushCache();
    store.put("a", 5);

    counts.get("a");
    commit.flushCache();

    assertThat(store.get("a")).isEqualTo(5);
  }

  @Test
  void deletesWithTheCommitToo() {
    store.put("a", 1);
    counts.delete("a");
    assertThat(counts.get("a")).isEmpty();
    assertThat(store.get("a")).isEqualTo(1);

    commit.flushCache();

    assertThat(store.get("a")).isNull();
  }

  @Test
  void writesFirstWhatHasToGiveWay() {
    for (int i = 0; i <= WriteBehind.MOST; i++) {
      counts.put("k" + i, i);
    }
    assertThat(store.get("k0")).isZero();
    assertThat(store.get("k1")).isNull();
    assertThat(counts.get("k0")).contains(0);
  }

  @Test
  void showsAllWithTheLastChanges() {
    store.put("a", 1);
    store.put("b", 1);
    counts.put("b", 2);
    counts.put("c", 3);
    counts.delete("a");

    Map<String, Integer> all = new TreeMap<>();
    counts.forEach(all::put);

    assertThat(all).isEqualTo(Map.of("b", 2, "c", 3));
  }

  /** As after a task that is corrupted: the commit did not come, and its records come again. */
  @Test
  void beginsAnewWithWhatWasCommitted() {
    counts.put("a", 1);
    commit.flushCache();
    counts.put("a", 2);
    commit.clearCache();

    counts = open();
    commit.flushCache();

    assertThat(counts.get("a")).contains(1);
    assertThat(keys()).containsExactly("a");
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    counts.forEach((key, value) -> keys.add(key));
    return keys;
  }
}
