package dev.tocsin.benchmarks.poller;

import dev.tocsin.domain.FeedStatus;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How late polls are, by what the poller says of its feeds: the time at which a poll was done with,
 * beside the time at which the status before had announced it. So it includes the poll itself.
 */
final class Punctuality implements AutoCloseable {
  private static final int BUCKETS = 200_000;

  private final FeedFarm farm;
  private final KafkaConsumer<String, FeedStatus> consumer;
  private final long[] dueMillis;

  /** Polls by how many milliseconds they were late. */
  private final long[] late = new long[BUCKETS];

  private final AtomicBoolean measuring = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread thread;
  private final AtomicInteger begun = new AtomicInteger();

  Punctuality(KafkaSettings kafka, FeedFarm farm) {
    this.farm = farm;
    this.dueMillis = new long[farm.feeds()];
    Properties properties = kafka.client();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(
            properties, new StringDeserializer(), KafkaTopics.FEED_STATUS.serde().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(kafka.name(KafkaTopics.FEED_STATUS)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().daemon().name("punctuality").start(this::read);
  }

  /** From now on it counts. */
  void measure() {
    measuring.set(true);
  }

  /** Feeds whose first poll is done. */
  int feedsBegun() {
    return begun.get();
  }

  private void read() {
    while (!ended.get()) {
      for (ConsumerRecord<String, FeedStatus> came : consumer.poll(Duration.ofMillis(100))) {
        take(came.value());
      }
    }
    consumer.close();
  }

  private void take(FeedStatus status) {
    int feed = Integer.parseInt(status.feedId().substring(status.feedId().indexOf('-') + 1));
    Optional<Instant> polled = status.polledAt();
    if (polled.isPresent() && !farm.hangs(feed)) {
      if (dueMillis[feed] == 0) {
        begun.incrementAndGet();
      } else if (measuring.get()) {
        long millis = polled.get().toEpochMilli() - dueMillis[feed];
        late[Math.clamp(millis, 0, BUCKETS - 1)]++;
      }
      dueMillis[feed] = status.nextPollAt().map(Instant::toEpochMilli).orElse(0L);
    }
  }

  /** Polls that were counted. */
  long polls() {
    return Arrays.stream(late).sum();
  }

  /** The lateness that this share of polls did not go beyond. */
  double millis(double share) {
    long wanted = (long) Math.ceil(share * polls());
    long seen = 0;
    for (int millis = 0; millis < BUCKETS; millis++) {
      seen += late[millis];
      if (seen >= wanted) {
        return millis;
      }
    }
    return BUCKETS;
  }

  @Override
  public void close() {
    ended.set(true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
