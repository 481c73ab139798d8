package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Deliveries as records of a Kafka topic of somebody else, keyed by the subscription, with the
 * delivery's id as a header by which a repeat is known. Made when it is first used.
 */
final class KafkaSink implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SUCCESS = 200;

  private final KafkaSettings kafka;
  private Optional<Producer<String, String>> producer = Optional.empty();

  KafkaSink(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  Callable<PostResult> job(Channel.Kafka channel, Delivery delivery, Instant at) {
    return () -> send(channel.kafkaTopic(), delivery, at);
  }

  private PostResult send(String kafkaTopic, Delivery delivery, Instant at)
      throws InterruptedException {
    long began = System.nanoTime();
    ProducerRecord<String, String> record =
        new ProducerRecord<>(kafkaTopic, delivery.subscriptionId(), delivery.payload());
    record.headers().add("webhook-id", delivery.id().getBytes(UTF_8));
    record.headers().add("content-type", "application/json".getBytes(UTF_8));
    try {
      open().send(record).get();
      return taken(at, millis(began));
    } catch (ExecutionException e) {
      return PostResult.unanswered(at, millis(began), why(kafkaTopic, e));
    } catch (KafkaException e) {
      return PostResult.unanswered(at, millis(began), why(kafkaTopic, e));
    }
  }

  private static String why(String kafkaTopic, Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    boolean missing =
        cause instanceof UnknownTopicOrPartitionException
            || cause instanceof InvalidTopicException
            || String.valueOf(cause.getMessage()).contains("not present in metadata");
    return missing
        ? "the Kafka topic '%s' does not exist: create it".formatted(kafkaTopic)
        : "Kafka: " + cause.getMessage();
  }

  private static PostResult taken(Instant at, long millis) {
    return new PostResult(
        at,
        millis,
        SUCCESS,
        List.of(),
        "",
        Optional.empty(),
        PostResult.Wish.NONE,
        false,
        Optional.empty());
  }

  private synchronized Producer<String, String> open() {
    if (producer.isEmpty()) {
      Properties p = kafka.client();
      p.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
      p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      p.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      producer =
          Optional.of(new KafkaProducer<>(p, new StringSerializer(), new StringSerializer()));
    }
    return producer.orElseThrow();
  }

  private static long millis(long beganNanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
  }

  @Override
  public synchronized void close() {
    producer.ifPresent(open -> open.close(Duration.ZERO));
    producer = Optional.empty();
  }
}
