package dev.tocsin.benchmarks;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Every committed record of a Kafka topic, from its beginning to where it ends now; none is kept.
 */
public final class FullScan {
  private FullScan() {}

  public static void of(
      KafkaSettings kafka, KafkaTopic<?> topic, Consumer<ConsumerRecord<String, byte[]>> each) {
    of(kafka, kafka.name(topic), new StringDeserializer(), each);
  }

  /** The same of one that is not in the catalogue, such as the changelog of a store. */
  public static <K> void of(
      KafkaSettings kafka,
      String name,
      Deserializer<K> keys,
      Consumer<ConsumerRecord<K, byte[]>> each) {
    Properties properties = kafka.client();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<K, byte[]> consumer =
        new KafkaConsumer<>(properties, keys, new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(each);
      }
    }
  }
}
