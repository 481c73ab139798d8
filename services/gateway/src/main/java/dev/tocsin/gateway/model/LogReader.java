package dev.tocsin.gateway.model;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.NewerSchemaException;
import dev.tocsin.messaging.RealTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads the line into the read model: it assigns itself all partitions, has no
 * group and commits nothing, so that it is rebuilt on each start and disturbs nobody.
 */
final class LogReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LogReader.class);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
  private static final int FETCH_BYTES = 4 << 20;
  private static final int PARTITION_FETCH_BYTES = 256 << 10;

  private final Map<String, Follow<?>> follows;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Progress progress;
  private final Consumer<Follow<?>> onUnreadable;
  private final Consumer<Throwable> onDeath;
  private final long countFromMicros;
  private final Thread thread;

  LogReader(
      KafkaSettings kafka,
      List<Follow<?>> follows,
      Progress progress,
      long countFromMicros,
      Consumer<Follow<?>> onUnreadable,
      Consumer<Throwable> onDeath) {
    this.follows =
        follows.stream()
            .collect(Collectors.toMap(follow -> kafka.name(follow.topic()), Function.identity()));
    this.progress = progress;
    this.countFromMicros = countFromMicros;
    this.onUnreadable = onUnreadable;
    this.onDeath = onDeath;
    this.consumer =
        new KafkaConsumer<>(
            properties(kafka), new StringDeserializer(), new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("gateway-reader").unstarted(this::run);
  }

  private static Properties properties(KafkaSettings kafka) {
    Properties p = kafka.client();
    p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    p.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    p.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    p.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    p.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
    return p;
  }

  void start() {
    thread.start();
  }

  /** Stops after what is being read. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(CLOSE_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      begin();
      while (true) {
        var records = consumer.poll(PATIENCE);
        long now = RealTime.now();
        records.forEach(record -> apply(record, now));
        progress.advance(positions());
      }
    } catch (WakeupException e) {
      log.debug("the reader was asked to stop");
    } catch (RuntimeException e) {
      log.error("the gateway cannot read the line any more", e);
      onDeath.accept(e);
    }
  }

  private void begin() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : follows.keySet()) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer
        .beginningOffsets(partitions)
        .forEach(
            (partition, first) -> {
              long reach = follow(partition.topic()).reach();
              consumer.seek(partition, Math.max(first, ends.getOrDefault(partition, 0L) - reach));
            });
    progress.begin(ends);
  }

  private Map<TopicPartition, Long> positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer
        .assignment()
        .forEach(partition -> positions.put(partition, consumer.position(partition)));
    return positions;
  }

  private void apply(ConsumerRecord<String, byte[]> record, long now) {
    Follow<?> follow = follow(record.topic());
    try {
      fold(follow, record, now);
    } catch (NewerSchemaException e) {
      throw e;
    } catch (RuntimeException e) {
      // It stays on Kafka for who can read it; the services of the line dead-letter it themselves.
      log.debug("skipped {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
      onUnreadable.accept(follow);
    }
  }

  private <V> void fold(Follow<V> follow, ConsumerRecord<String, byte[]> record, long now) {
    Optional<V> value =
        Optional.ofNullable(record.value())
            .map(bytes -> follow.values().deserialize(record.topic(), record.headers(), bytes));
    boolean counted =
        progress.caughtUp()
            || RealTime.FETCHED.of(record.headers()).orElse(Long.MIN_VALUE) >= countFromMicros
            || RealTime.ALERTED.of(record.headers()).orElse(Long.MIN_VALUE) >= countFromMicros;
    follow
        .fold()
        .accept(
            new Seen<>(
                record.key() == null ? "" : record.key(),
                value,
                record.partition(),
                record.offset(),
                record.headers(),
                now,
                !progress.caughtUp(),
                counted));
  }

  private Follow<?> follow(String topic) {
    Follow<?> follow = follows.get(topic);
    if (follow == null) {
      throw new IllegalStateException("a record of " + topic + ", which is not followed");
    }
    return follow;
  }
}
