package dev.tocsin.benchmarks.delivery;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All committed attempts, by message.
 *
 * @param ends of each message: how many of its attempts ended it, which must be one
 * @param delivered messages that were taken, as the attempts say
 */
record AttemptScan(Map<Long, Integer> ends, Map<Long, Integer> delivered) {

  static AttemptScan of(KafkaSettings kafka) {
    Map<Long, Integer> ends = new HashMap<>();
    Map<Long, Integer> delivered = new HashMap<>();
    Properties properties = kafka.client();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    Deserializer<Attempt> attempts = KafkaTopics.ATTEMPTS.serde().deserializer();
    try (KafkaConsumer<String, Attempt> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), attempts)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.name(KafkaTopics.ATTEMPTS)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
      while (last.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, Attempt> came : consumer.poll(Duration.ofMillis(200))) {
          long number = Long.parseLong(came.value().deliveryId(), 16);
          if (came.value().outcome() != Outcome.RETRY) {
            ends.merge(number, 1, Integer::sum);
          }
          if (came.value().outcome() == Outcome.DELIVERED) {
            delivered.merge(number, 1, Integer::sum);
          }
        }
      }
    }
    return new AttemptScan(ends, delivered);
  }

  int ended() {
    return ends.size();
  }

  long endedTwice() {
    return ends.values().stream().filter(times -> times > 1).count();
  }

  /** Messages that count as delivered although the receiver never took them. */
  long falselyDelivered(Ledger ledger) {
    return delivered.keySet().stream().filter(number -> !ledger.hasTaken(number)).count();
  }
}
