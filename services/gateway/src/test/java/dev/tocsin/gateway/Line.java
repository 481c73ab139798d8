package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.outbound.AddressPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A line of its own on the one real broker of this JVM, with gateways on free ports. */
final class Line implements AutoCloseable {
  static final Instant NOW = Instant.parse("2023-11-03T15:00:00Z");
  private static final AtomicInteger LINES = new AtomicInteger();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Started by the first test that needs it; it ends with the JVM. */
  private static final class Broker {
    static final EmbeddedBroker RUNNING = start();

    private static EmbeddedBroker start() {
      try {
        Path data = Files.createTempDirectory("gateway-test");
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(data));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  final KafkaSettings kafka;
  final List<Readiness> others = new ArrayList<>();
  final SecretBox secrets = new SecretBox(List.of(new byte[SecretBox.KEY_BYTES]));
  private final KafkaProducer<String, byte[]> producer;
  private final List<Gateway> gateways = new ArrayList<>();

  private Line(KafkaSettings kafka) {
    this.kafka = kafka;
    Properties p = kafka.client();
    p.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    this.producer = new KafkaProducer<>(p, new StringSerializer(), new ByteArraySerializer());
  }

  static Line open() throws Exception {
    KafkaSettings kafka =
        new KafkaSettings(
            Broker.RUNNING.bootstrapServers(),
            "line" + LINES.incrementAndGet() + ".",
            2,
            false,
            "test",
            Path.of("unused"));
    new Provisioner(kafka).provision(KafkaTopics.all());
    return new Line(kafka);
  }

  /** A gateway that is ready. */
  Gateway gateway() {
    return gateway(GatewaySettings.local(0));
  }

  Gateway gateway(GatewaySettings settings) {
    Gateway gateway = starting(settings);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(gateway::ready);
    return gateway;
  }

  Gateway starting(GatewaySettings settings) {
    Gateway gateway =
        Gateway.start(
            settings,
            kafka,
            new Surroundings(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                () -> others,
                secrets,
                AddressPolicy.allowing(List.of("hooks.test")),
                InstantSource.fixed(NOW),
                death -> {}));
    gateways.add(gateway);
    return gateway;
  }

  <V> void publish(KafkaTopic<V> topic, String key, V value) {
    RecordHeaders headers = new RecordHeaders();
    RealTime.FETCHED.stamp(headers, RealTime.now());
    RealTime.ALERTED.stamp(headers, RealTime.now());
    byte[] bytes = topic.serde().serializer().serialize(topic.name(), headers, value);
    send(new ProducerRecord<>(kafka.name(topic), null, key, bytes, headers));
  }

  void publishRaw(KafkaTopic<?> topic, String key, byte[] value, String schema) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(JsonSerde.SCHEMA_HEADER, schema.getBytes(StandardCharsets.UTF_8));
    send(new ProducerRecord<>(kafka.name(topic), null, key, value, headers));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    Future<?> sent = producer.send(record);
    producer.flush();
    assertThat(sent.state()).isEqualTo(Future.State.SUCCESS);
  }

  /** All committed records of a Kafka topic. */
  List<ConsumerRecord<String, byte[]>> records(KafkaTopic<?> topic) {
    Properties p = kafka.client();
    p.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (var consumer =
        new KafkaConsumer<>(p, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.name(topic)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(tp -> consumer.position(tp) < ends.getOrDefault(tp, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  static HttpResponse<String> get(Gateway gateway, String path) throws Exception {
    return send(gateway, path, request -> request.GET());
  }

  static HttpResponse<String> put(Gateway gateway, String path, String json) throws Exception {
    return send(
        gateway,
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  static HttpResponse<String> delete(Gateway gateway, String path) throws Exception {
    return send(gateway, path, HttpRequest.Builder::DELETE);
  }

  static HttpResponse<String> send(
      Gateway gateway, String path, UnaryOperator<HttpRequest.Builder> how) throws Exception {
    URI uri = gateway.address().resolve(path);
    return HTTP.send(
        how.apply(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20))).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    gateways.forEach(Gateway::close);
    producer.close();
  }
}
