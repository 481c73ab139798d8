package dev.tocsin.gateway.model;

import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaTopic;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A Kafka topic that the read model follows.
 *
 * @param values reads as much of a value as is needed
 * @param reach how many records a partition is read back at the start; none is asked of the rest
 */
record Follow<V>(KafkaTopic<?> topic, Deserializer<V> values, long reach, Consumer<Seen<V>> fold) {
  private static final long WHOLE = Long.MAX_VALUE;

  /** From the first record that Kafka still has. */
  static <V> Follow<V> whole(KafkaTopic<V> topic, Consumer<Seen<V>> fold) {
    return new Follow<>(topic, topic.serde().deserializer(), WHOLE, fold);
  }

  /** From the last {@code reach} records of each partition on. */
  static <V> Follow<V> recent(KafkaTopic<V> topic, long reach, Consumer<Seen<V>> fold) {
    return new Follow<>(topic, topic.serde().deserializer(), reach, fold);
  }

  /** The same, read as another type that has only some of the fields. */
  static <V> Follow<V> glance(
      KafkaTopic<?> topic, Class<V> type, long reach, Consumer<Seen<V>> fold) {
    return new Follow<>(topic, JsonSerde.of(type).deserializer(), reach, fold);
  }
}
