package dev.tocsin.replay.run;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.RealTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads Kafka topics from their beginning and remembers every committed record, for a replay's
 * report and for the checker's full scan. It holds all in memory: it is for runs that end.
 */
public final class Recorder implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int MOST_RECORDS = 2_000_000;

  private final Map<String, KafkaTopic<?>> topics = new HashMap<>();
  private final Map<String, List<Recorded<?>>> records = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
  private final Consumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Thread thread;
  private int count;

  private Recorder(KafkaSettings kafka, Collection<? extends KafkaTopic<?>> topics) {
    for (KafkaTopic<?> topic : topics) {
      this.topics.put(kafka.name(topic), topic);
      this.records.put(topic.name(), new ArrayList<>());
    }
    Properties properties = kafka.client();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    partitions =
        this.topics.keySet().stream()
            .flatMap(name -> consumer.partitionsFor(name).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().name("recorder").daemon().start(this::record);
  }

  /** Begins to record these Kafka topics, which must be there. */
  public static Recorder start(KafkaSettings kafka, Collection<? extends KafkaTopic<?>> topics) {
    return new Recorder(kafka, topics);
  }

  /** What came on a Kafka topic so far; within a partition in its order. */
  public synchronized <V> List<Recorded<V>> of(KafkaTopic<V> topic) {
    return List.copyOf(live(topic));
  }

  @SuppressWarnings("unchecked") // a list holds what its Kafka topic's serde made
  private <V> List<Recorded<V>> live(KafkaTopic<V> topic) {
    List<Recorded<?>> found = records.get(topic.name());
    if (found == null) {
      throw new IllegalArgumentException(topic.name() + " is not recorded");
    }
    return (List<Recorded<V>>) (List<?>) found;
  }

  /**
   * Waits until a record of this Kafka topic is what is sought; false when it did not come.
   *
   * @param from how many of its first records are not looked at
   */
  public synchronized <V> boolean await(
      KafkaTopic<V> topic, int from, Predicate<Recorded<V>> sought, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Recorded<V>> all = live(topic);
    int looked = from;
    while (true) {
      for (; looked < all.size(); looked++) {
        if (sought.test(all.get(looked))) {
          return true;
        }
      }
      long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
  }

  List<TopicPartition> partitionsOf(String topic) {
    return partitions.stream().filter(partition -> partition.topic().equals(topic)).toList();
  }

  /** The offset of the last record of each partition that was read up to its given end. */
  synchronized Map<TopicPartition, Long> lastOffsetsUpTo(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> last = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          if (positions.getOrDefault(partition, 0L) >= end) {
            last.put(partition, lastOffsets.getOrDefault(partition, -1L));
          }
        });
    return last;
  }

  private void record() {
    try {
      while (true) {
        for (ConsumerRecord<String, byte[]> read : consumer.poll(POLL)) {
          keep(read);
        }
        notePositions();
      }
    } catch (WakeupException e) {
      // closed
    } finally {
      consumer.close();
    }
  }

  private synchronized void keep(ConsumerRecord<String, byte[]> read) {
    KafkaTopic<?> topic = topics.get(read.topic());
    lastOffsets.put(new TopicPartition(read.topic(), read.partition()), read.offset());
    if (topic == null || read.value() == null) {
      return;
    }
    if (++count > MOST_RECORDS) {
      throw new IllegalStateException("more than " + MOST_RECORDS + " records: this is no replay");
    }
    Object value =
        topic.serde().deserializer().deserialize(read.topic(), read.headers(), read.value());
    List<Recorded<?>> all = records.get(topic.name());
    if (all != null && value != null) {
      all.add(
          new Recorded<>(
              String.valueOf(read.key()),
              value,
              read.partition(),
              read.offset(),
              read.headers(),
              RealTime.now()));
    }
  }

  private synchronized void notePositions() {
    consumer
        .assignment()
        .forEach(partition -> positions.put(partition, consumer.position(partition)));
    notifyAll();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
