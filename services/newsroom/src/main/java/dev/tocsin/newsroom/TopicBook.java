package dev.tocsin.newsroom;

import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.messaging.KafkaTopics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What links the global store of topics to the indexes of the stream threads.
 *
 * <p>The global thread only stores bytes and notes that a topic changed: a global processor that
 * throws would stop the client. Decoding and compiling happen where an index is owned.
 */
final class TopicBook {
  static final String STORE = "topics";

  private final AtomicLong edits = new AtomicLong();
  private final Map<String, Long> lastEdit = new ConcurrentHashMap<>();
  private final NavigableMap<Long, String> changed = new ConcurrentSkipListMap<>();
  private final Deserializer<Topic> topics = KafkaTopics.TOPICS.serde().deserializer();
  private final Analyzers analyzers = new Analyzers();
  private final ThreadLocal<LiveIndex> indexes =
      ThreadLocal.withInitial(() -> new LiveIndex(this, topics, analyzers));

  /** The index of the calling stream thread. */
  LiveIndex index() {
    return indexes.get();
  }

  /** The number of the last edit. */
  long edits() {
    return edits.get();
  }

  /** Ids of topics that changed after an edit, each once, by the number of its last edit. */
  NavigableMap<Long, String> changedAfter(long edit) {
    return changed.tailMap(edit, false);
  }

  private synchronized void note(String topicId) {
    long edit = edits.get() + 1;
    Long before = lastEdit.put(topicId, edit);
    if (before != null) {
      changed.remove(before);
    }
    changed.put(edit, topicId);
    edits.set(edit);
  }

  /** Runs on the global thread. */
  final class Keeper implements Processor<String, byte[], Void, Void> {
    private @Nullable KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (store == null || record.key() == null) {
        return;
      }
      if (record.value() == null) {
        store.delete(record.key());
      } else {
        store.put(record.key(), record.value());
      }
      note(record.key());
    }
  }
}
