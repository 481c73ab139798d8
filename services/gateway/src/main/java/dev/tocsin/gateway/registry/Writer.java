package dev.tocsin.gateway.registry;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The one writer of what people register: a transactional producer whose id is fixed, so that a
 * second gateway takes the right to write from the first, and never both have it.
 *
 * <p>After any failure it is not known what Kafka has; the producer is thrown away, and the next
 * one, when it begins, makes Kafka end what the last left open. Confined to one thread at a time.
 */
final class Writer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration TRANSACTION = Duration.ofSeconds(10);
  private static final List<KafkaTopic<?>> REGISTERED =
      List.of(KafkaTopics.FEEDS, KafkaTopics.TOPICS, KafkaTopics.SUBSCRIPTIONS);

  /** What became of a write. */
  sealed interface Outcome {
    /** Committed; the read model has it once it has passed these offsets. */
    record Committed(Map<TopicPartition, Long> ends) implements Outcome {}

    /** Another gateway has taken over: this one writes no more. */
    record Fenced() implements Outcome {}

    /** Kafka did not take it, or nobody knows whether it did. */
    record Failed(String why) implements Outcome {}
  }

  private final KafkaSettings kafka;
  private final InstantSource clock;
  private Optional<KafkaProducer<String, byte[]>> open = Optional.empty();
  private volatile boolean fenced;

  Writer(KafkaSettings kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  String transactionalId() {
    return kafka.prefix() + "gateway";
  }

  boolean fenced() {
    return fenced;
  }

  /**
   * Takes the right to write, where it does not have it.
   *
   * @return whether a producer was begun: then others may have written before
   * @throws KafkaException when Kafka does not answer
   */
  boolean begin() {
    if (open.isPresent()) {
      return false;
    }
    KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties(), new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    open = Optional.of(producer);
    return true;
  }

  /**
   * The ends of all that it writes to, as readers of committed records see them: what is known
   * after a failure only by asking.
   */
  Map<TopicPartition, Long> ends() {
    Properties p = kafka.client();
    p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    try (var consumer =
        new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          REGISTERED.stream()
              .flatMap(topic -> consumer.partitionsFor(kafka.name(topic), PATIENCE).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions, PATIENCE);
    }
  }

  private Properties properties() {
    Properties p = kafka.client();
    p.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId());
    p.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION.toMillis());
    p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    p.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    p.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    return p;
  }

  /** Writes all or nothing. */
  Outcome write(List<Entry<?>> entries) {
    try {
      begin();
      return new Outcome.Committed(commit(open.orElseThrow(), entries));
    } catch (KafkaException e) {
      discard();
      if (isFencing(e)) {
        fenced = true;
        return new Outcome.Fenced();
      }
      return new Outcome.Failed(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private Map<TopicPartition, Long> commit(
      KafkaProducer<String, byte[]> producer, List<Entry<?>> entries) {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    entries.forEach(entry -> sent.add(producer.send(record(entry))));
    producer.commitTransaction();
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Future<RecordMetadata> future : sent) {
      RecordMetadata at = future.resultNow();
      ends.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
    }
    return ends;
  }

  private <V> ProducerRecord<String, byte[]> record(Entry<V> entry) {
    String topic = kafka.name(entry.topic());
    Headers headers = new RecordHeaders();
    Serializer<V> values = entry.topic().serde().serializer();
    return new ProducerRecord<>(
        topic,
        null,
        clock.millis(),
        entry.key(),
        entry.value().map(value -> values.serialize(topic, headers, value)).orElse(null),
        headers);
  }

  /** Kafka tells it now plainly, now as the cause of what cannot be done any more. */
  private static boolean isFencing(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof ProducerFencedException || at instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }

  private void discard() {
    open.ifPresent(producer -> producer.close(Duration.ZERO));
    open = Optional.empty();
  }

  @Override
  public void close() {
    open.ifPresent(producer -> producer.close(PATIENCE));
    open = Optional.empty();
  }
}
