package dev.tocsin.dispatcher;

import dev.tocsin.domain.Subscription;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions that one topology knows.
 *
 * <p>The global thread keeps them as raw bytes and says which ones changed: whatever throws there
 * ends the client. They are decoded on a stream thread, between two records, each change once. One
 * that cannot be read is reported, and what was read before it stays in force.
 */
final class Subscriptions {
  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
  private static final String STORE = "subscriptions";

  private final String kafkaTopic;
  private final Deserializer<Subscription> decoder =
      KafkaTopics.SUBSCRIPTIONS.serde().deserializer();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final Map<String, Subscription> known = new ConcurrentHashMap<>();

  private Subscriptions(String kafkaTopic) {
    this.kafkaTopic = kafkaTopic;
  }

  /** Adds them to a topology. */
  static Subscriptions of(StreamsBuilder builder, KafkaSettings kafka) {
    Subscriptions subscriptions = new Subscriptions(kafka.name(KafkaTopics.SUBSCRIPTIONS));
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        subscriptions.kafkaTopic,
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("keep-subscriptions"),
        () -> subscriptions.new Keeper());
    return subscriptions;
  }

  /** How a task asks for them. */
  View view(ProcessingContext context) {
    return new View(context.getStateStore(STORE));
  }

  /** The subscriptions as they are when they are asked for. */
  final class View {
    private final KeyValueStore<String, byte[]> store;

    private View(KeyValueStore<String, byte[]> store) {
      this.store = store;
    }

    Collection<Subscription> all() {
      refresh(store);
      return known.values();
    }

    Optional<Subscription> find(String id) {
      refresh(store);
      return Optional.ofNullable(known.get(id));
    }
  }

  /** Asked several times a message, and changed seldom. */
  private void refresh(KeyValueStore<String, byte[]> store) {
    if (!changed.isEmpty()) {
      takeChanges(store);
    }
  }

  /** One thread at a time, or one that read an older version could write it over a newer one. */
  private synchronized void takeChanges(KeyValueStore<String, byte[]> store) {
    Iterator<String> each = changed.iterator();
    while (each.hasNext()) {
      String id = each.next();
      each.remove();
      decode(id, store.get(id));
    }
  }

  private void decode(String id, byte[] bytes) {
    try {
      Subscription subscription = decoder.deserialize(kafkaTopic, bytes);
      if (subscription == null) {
        known.remove(id);
      } else {
        known.put(id, subscription);
      }
    } catch (RuntimeException e) {
      log.warn(
          "subscription {} cannot be read and stays as it was; set it again: {}",
          id,
          e.getMessage());
    }
  }

  /** The global thread's part. */
  private final class Keeper extends ContextualProcessor<String, byte[], Void, Void> {
    @Override
    public void process(Record<String, byte[]> record) {
      if (record.key() != null) {
        KeyValueStore<String, byte[]> store = context().getStateStore(STORE);
        store.put(record.key(), record.value());
        changed.add(record.key());
      }
    }
  }
}
