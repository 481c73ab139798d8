package dev.tocsin.cli.line;

import dev.tocsin.domain.Alert;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Shows each alert as it is committed, from the first one there is. */
public final class AlertTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, Alert> consumer;
  private final Thread thread;

  private AlertTail(KafkaSettings kafka, Consumer<Alert> show) {
    Properties properties = kafka.client();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(
            properties, new StringDeserializer(), KafkaTopics.ALERTS.serde().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(kafka.name(KafkaTopics.ALERTS)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    thread = Thread.ofPlatform().name("alert-tail").daemon().start(() -> follow(show));
  }

  public static AlertTail start(KafkaSettings kafka, Consumer<Alert> show) {
    return new AlertTail(kafka, show);
  }

  private void follow(Consumer<Alert> show) {
    try {
      while (true) {
        for (ConsumerRecord<String, Alert> alert : consumer.poll(POLL)) {
          show.accept(alert.value());
        }
      }
    } catch (WakeupException e) {
      // closed
    } finally {
      consumer.close();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
