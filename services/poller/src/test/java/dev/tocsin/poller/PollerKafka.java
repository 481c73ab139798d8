package dev.tocsin.poller;

import static org.awaitility.Awaitility.await;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Request.PollNow;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.ProvisioningException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What people tell the poller by Kafka, and what it has committed there. */
final class PollerKafka implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<KafkaTopic<?>> OUTPUTS =
      List.of(KafkaTopics.ITEMS, KafkaTopics.FEED_STATUS, KafkaTopics.ALARMS);

  private final KafkaSettings kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> came = new ArrayList<>();

  PollerKafka(KafkaSettings kafka) throws ProvisioningException {
    this.kafka = kafka;
    new Provisioner(kafka).provision(KafkaTopics.all());
    Properties properties = kafka.client();
    properties.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    Properties reading = kafka.client();
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        OUTPUTS.stream()
            .flatMap(topic -> consumer.partitionsFor(kafka.name(topic)).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  void want(Feed feed) {
    send(KafkaTopics.FEEDS, feed.key(), KafkaTopics.FEEDS.serde().serializer().serialize("", feed));
  }

  void ask(Feed feed, Instant at) {
    PollNow now = new PollNow(feed.id(), at);
    send(
        KafkaTopics.REQUESTS,
        feed.key(),
        KafkaTopics.REQUESTS.serde().serializer().serialize("", now));
  }

  private void send(KafkaTopic<?> topic, String key, byte[] value) {
    try {
      producer.send(new ProducerRecord<>(kafka.name(topic), key, value)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Kafka did not take a record", e);
    }
  }

  /** Waits for as many polls of a feed, and gives the status after the last. */
  FeedStatus awaitPolls(Feed feed, int polls) {
    return await()
        .alias(polls + " polls of " + feed.id())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> polls(feed), found -> found.size() >= polls)
        .getLast();
  }

  /** What the polls of a feed came to, so far. */
  List<FeedStatus> polls(Feed feed) {
    return values(KafkaTopics.FEED_STATUS).stream()
        .filter(status -> status.feedId().equals(feed.id()))
        .filter(status -> status.outcome() != Outcome.WAITING)
        .toList();
  }

  List<Item> items(Feed feed) {
    return values(KafkaTopics.ITEMS).stream()
        .filter(item -> item.feedId().equals(feed.id()))
        .toList();
  }

  List<Alarm> alarms() {
    return values(KafkaTopics.ALARMS);
  }

  private synchronized <V> List<V> values(KafkaTopic<V> topic) {
    consumer.poll(Duration.ofMillis(10)).forEach(came::add);
    return came.stream()
        .filter(record -> record.topic().equals(kafka.name(topic)))
        .map(record -> topic.serde().deserializer().deserialize("", record.value()))
        .toList();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
