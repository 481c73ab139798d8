package dev.tocsin.newsroom;

import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Which topics are in force: a deleted one has no burst. */
final class TopicsInForce {
  static final String STORE = "topics-in-force";

  private TopicsInForce() {}

  /** Every instance knows all of them. */
  static void keep(StreamsBuilder builder, KafkaSettings kafka) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Boolean())
            .withLoggingDisabled(),
        kafka.name(KafkaTopics.TOPICS),
        Consumed.with(Serdes.String(), KafkaTopics.TOPICS.serde()).withName("keep-topics-in-force"),
        Keeper::new);
  }

  /** Runs on the global thread. */
  private static final class Keeper implements Processor<String, Topic, Void, Void> {
    private @Nullable KeyValueStore<String, Boolean> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Topic> record) {
      Topic topic = record.value();
      if (store == null || record.key() == null) {
        return;
      }
      if (topic == null || topic.state() != State.ACTIVE) {
        store.delete(record.key());
      } else {
        store.put(record.key(), true);
      }
    }
  }
}
