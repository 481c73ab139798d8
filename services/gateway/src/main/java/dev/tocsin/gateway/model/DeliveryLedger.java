package dev.tocsin.gateway.model;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The deliveries of a subscription with their attempts, read from Kafka when somebody asks: there
 * they stand for a week, and the memory of the gateway needs to hold none of them.
 */
public final class DeliveryLedger {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration A_MOMENT = Duration.ofMillis(200);
  private static final long MOST_BYTES = 32L << 20;

  private final KafkaSettings kafka;

  public DeliveryLedger(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** A delivery and the tries of it, in their order; without any it is still to be tried. */
  public record Account(Delivery delivery, List<Attempt> attempts) {
    public Account {
      attempts = List.copyOf(attempts);
    }

    /** In words: what became of it so far. */
    public String state() {
      return attempts.isEmpty() ? "waiting" : LineMeters.lower(attempts.getLast().outcome());
    }
  }

  /**
   * The deliveries made since a time that are wanted, the oldest first.
   *
   * @param most and not more; of them also not more than fit into 32 MB
   * @throws TooManyException when there are more, or they cannot be read in half a minute
   */
  public List<Account> read(
      String subscriptionId, Instant since, int most, Predicate<Account> wanted) {
    Map<String, List<Attempt>> attempts = new HashMap<>();
    scan(
        KafkaTopics.ATTEMPTS,
        subscriptionId,
        since,
        attempt ->
            attempts.computeIfAbsent(attempt.deliveryId(), id -> new ArrayList<>()).add(attempt));
    List<Account> accounts = new ArrayList<>();
    long[] bytes = {0};
    scan(
        KafkaTopics.DELIVERIES,
        subscriptionId,
        since,
        delivery -> {
          Account account = new Account(delivery, attempts.getOrDefault(delivery.id(), List.of()));
          if (wanted.test(account)) {
            accounts.add(account);
            bytes[0] += delivery.payload().length();
            if (accounts.size() > most || bytes[0] > MOST_BYTES) {
              throw new TooManyException(most);
            }
          }
        });
    return accounts;
  }

  private <V> void scan(
      KafkaTopic<V> topic, String subscriptionId, Instant since, Consumer<V> found) {
    String name = kafka.name(topic);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var consumer =
        new KafkaConsumer<>(properties(), new StringDeserializer(), new ByteArrayDeserializer())) {
      int partitions = consumer.partitionsFor(name, PATIENCE).size();
      TopicPartition partition =
          new TopicPartition(name, KeyPartitioner.partition(subscriptionId, partitions));
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
      OffsetAndTimestamp start =
          consumer
              .offsetsForTimes(Map.of(partition, since.toEpochMilli()), PATIENCE)
              .get(partition);
      consumer.seek(partition, start == null ? end : start.offset());
      while (consumer.position(partition, PATIENCE) < end) {
        if (System.nanoTime() > deadline) {
          throw new TooManyException(0);
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(A_MOMENT)) {
          if (record.key() != null && record.key().startsWith(subscriptionId + "/")) {
            read(topic, record, found);
          }
        }
      }
    }
  }

  private static <V> void read(
      KafkaTopic<V> topic, ConsumerRecord<String, byte[]> record, Consumer<V> found) {
    V value;
    try {
      value =
          topic
              .serde()
              .deserializer()
              .deserialize(record.topic(), record.headers(), record.value());
    } catch (SerializationException e) {
      // The dispatcher has it among its dead letters.
      return;
    }
    if (value != null) {
      found.accept(value);
    }
  }

  private Properties properties() {
    Properties p = kafka.client();
    p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return p;
  }

  /** There is more than one answer can hold. */
  public static final class TooManyException extends RuntimeException {
    TooManyException(int most) {
      super(
          most == 0
              ? "reading so far back takes too long: ask for a shorter time"
              : "there are more than " + most + ": ask for a shorter time");
    }
  }
}
