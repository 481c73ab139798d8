package dev.tocsin.dispatcher;

import dev.tocsin.domain.Attempt;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test writes to Kafka, and the attempts that it reads from there. */
final class Records implements AutoCloseable {
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final KafkaSettings kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, Attempt> consumer;
  private final List<Attempt> attempts = new ArrayList<>();

  private Records(
      KafkaSettings kafka,
      KafkaProducer<String, byte[]> producer,
      KafkaConsumer<String, Attempt> consumer) {
    this.kafka = kafka;
    this.producer = producer;
    this.consumer = consumer;
  }

  static Records of(KafkaSettings kafka) {
    Properties writing = kafka.client();
    writing.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    Properties reading = kafka.client();
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<String, Attempt> consumer =
        new KafkaConsumer<>(
            reading, new StringDeserializer(), KafkaTopics.ATTEMPTS.serde().deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(kafka.name(KafkaTopics.ATTEMPTS)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new Records(
        kafka,
        new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer()),
        consumer);
  }

  <V> void write(KafkaTopic<V> topic, String key, V value, Headers headers) {
    String name = kafka.name(topic);
    byte[] bytes = topic.serde().serializer().serialize(name, headers, value);
    try {
      producer.send(new ProducerRecord<>(name, null, key, bytes, headers)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("Kafka did not take it", e);
    }
  }

  /** The committed attempts of one delivery, in their order. */
  List<Attempt> attempts(String deliveryId) {
    consumer.poll(A_MOMENT).forEach(record -> attempts.add(record.value()));
    return attempts.stream().filter(each -> each.deliveryId().equals(deliveryId)).toList();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
