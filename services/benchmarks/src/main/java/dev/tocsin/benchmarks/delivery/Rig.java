package dev.tocsin.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.benchmarks.ChildJvm;
import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.dispatcher.Dispatcher;
import dev.tocsin.dispatcher.DispatcherSettings;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Alarms;
import dev.tocsin.domain.Subscription.Filter;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, a dispatcher and a sink: what every part of the bench stands on. */
final class Rig implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final SecretBox BOX =
      new SecretBox(List.of("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));

  final Sink sink;
  private final TemporaryFolder folder;
  private final EmbeddedBroker broker;
  private final KafkaSettings kafka;
  private final KafkaProducer<String, byte[]> producer;
  private Optional<Dispatcher> dispatcher = Optional.empty();
  private Optional<ChildJvm> apart = Optional.empty();

  private Rig(TemporaryFolder folder, Sink sink) throws Exception {
    this.folder = folder;
    this.sink = sink;
    this.broker = EmbeddedBroker.start(BrokerSettings.local(folder.path().resolve("kafka")));
    this.kafka = kafka(broker.bootstrapServers(), folder.path().resolve("state"));
    new Provisioner(kafka).provision(KafkaTopics.all());
    Properties p = kafka.client();
    p.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    p.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
    this.producer = new KafkaProducer<>(p, new StringSerializer(), new ByteArraySerializer());
  }

  static Rig open() throws Exception {
    return open(new Ledger(before -> false));
  }

  static Rig open(Ledger ledger) throws Exception {
    return new Rig(TemporaryFolder.make("tocsin-bench"), Sink.open(ledger));
  }

  static KafkaSettings kafka(String bootstrapServers, Path state) {
    return new KafkaSettings(bootstrapServers, "tocsin.", 1, true, "bench", state);
  }

  /** Hosts {@code r0.test} and so on are all the sink. */
  static DispatcherSettings settings(InetSocketAddress sink, int hosts) {
    Map<String, InetSocketAddress> routes = new HashMap<>();
    for (int i = 0; i < hosts; i++) {
      routes.put(host(i), sink);
    }
    OutboundSettings http =
        new OutboundSettings(
            "tocsin-bench/1",
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            1 << 20,
            AddressPolicy.allowing(List.of("127.0.0.1:" + sink.getPort())),
            Resolver.system().withRoutes(routes));
    return DispatcherSettings.of(InstantSource.system(), http, BOX);
  }

  KafkaSettings kafka() {
    return kafka;
  }

  /** Starts the dispatcher in a process of its own, and does not wait for it. */
  void dispatchApart(int hosts) throws IOException {
    Path log = folder.path().resolve("dispatcher.log");
    apart = Optional.of(DispatcherProcess.start(kafka, sink, hosts, log));
  }

  /** SIGKILL for the dispatcher in its own process. */
  void kill() throws InterruptedException {
    apart.orElseThrow().kill();
  }

  /** Starts the dispatcher, and waits until it is ready. */
  void dispatch(int hosts) throws InterruptedException {
    Dispatcher started = Dispatcher.start(settings(sink.address(), hosts), kafka, Rig::die);
    dispatcher = Optional.of(started);
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!started.ready()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the dispatcher is not ready after " + READY_WITHIN);
      }
      Thread.sleep(Duration.ofMillis(10));
    }
  }

  /** Stops the dispatcher; Kafka and what it has stored stay. */
  void rest() {
    dispatcher.ifPresent(Dispatcher::close);
    dispatcher = Optional.empty();
    apart.ifPresent(ChildJvm::close);
    apart = Optional.empty();
  }

  Dispatcher dispatcher() {
    return dispatcher.orElseThrow();
  }

  static String host(int number) {
    return "r" + number + ".test";
  }

  /** A subscription to the topic of its own name. */
  void subscribe(String id, String host, String path, Sending sending) {
    Subscription subscription =
        Subscription.to(id, new Channel.Webhook("http://" + host + path))
            .with(new Filter(List.of(id), List.of(), List.of(), List.of(), 1, 0, Alarms.NONE))
            .with(sending)
            .withSecrets(Map.of("signing", BOX.seal(SECRET, id + "/signing")));
    send(KafkaTopics.SUBSCRIPTIONS, id, subscription);
  }

  /** What a message of so many bytes says, which is made now. */
  static String body(int bytes) {
    String head = "{\"storyId\":\"" + RealTime.now() + "\",\"text\":\"";
    return head + "x".repeat(Math.max(0, bytes - head.length() - 2)) + "\"}";
  }

  /** A message of so many bytes, made now. */
  void deliver(String subscriptionId, long number, int bytes) {
    Delivery delivery =
        new Delivery(
            "%032x".formatted(number), subscriptionId, List.of("a"), body(bytes), Instant.now());
    send(KafkaTopics.DELIVERIES, delivery.key(), delivery);
  }

  /** An alert of a topic, made now. */
  void alert(String topicId) {
    Instant now = Instant.now();
    String story = Long.toString(RealTime.now());
    Alert alert =
        new Alert(
            Alert.idOf(topicId, story, Alert.Level.NEW, "1"),
            topicId,
            1,
            Alert.Level.NEW,
            "1",
            story,
            new Alert.Report("x", 1, "Talks", "A lead", "http://o.test/1", "Outlet", "en"),
            List.of(),
            1,
            1,
            new Evidence.Coverage(now, 1, List.of("Outlet")),
            Optional.empty(),
            now,
            now,
            false,
            "");
    send(KafkaTopics.ALERTS, topicId, alert);
  }

  private <V> void send(KafkaTopic<V> topic, String key, V value) {
    String name = kafka.name(topic);
    RecordHeaders headers = new RecordHeaders();
    byte[] bytes = topic.serde().serializer().serialize(name, headers, value);
    var unused =
        producer.send(
            new ProducerRecord<>(name, null, key, bytes, headers),
            (at, failure) -> {
              if (failure != null) {
                die(failure);
              }
            });
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() throws IOException {
    rest();
    producer.close(Duration.ofSeconds(5));
    broker.close();
    sink.close();
    folder.close();
  }

  private static void die(Throwable cause) {
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
