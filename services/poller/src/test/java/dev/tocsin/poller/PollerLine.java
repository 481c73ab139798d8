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
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** A running poller between a real Kafka and a real web server, with a clock of the test's own. */
final class PollerLine implements AutoCloseable {
  static final String USER_AGENT = "Tocsin/0.1 (+https://tocsin.test/about)";

  /** Gaps between hops are real time, which a test has little of. */
  private static final PollRules RULES =
      new PollRules(Duration.ofMillis(100), Duration.ZERO, PollRules.Scope.HOST, false);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<KafkaTopic<?>> OUTPUTS =
      List.of(KafkaTopics.ITEMS, KafkaTopics.FEED_STATUS, KafkaTopics.ALARMS);

  final TestClock clock = new TestClock(Instant.now());
  private final KafkaSettings kafka;
  private final PollerSettings settings;
  private final FeedServer server;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> came = new ArrayList<>();
  private final AtomicInteger sentinels = new AtomicInteger();
  private Poller poller;

  /**
   * @param hosts all served by the one server
   */
  PollerLine(KafkaSettings kafka, FeedServer server, List<String> hosts)
      throws ProvisioningException {
    this.kafka = kafka;
    this.server = server;
    new Provisioner(kafka).provision(KafkaTopics.all());
    settings = PollerSettings.of(clock, http(server.address(), hosts), RULES);
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
    poller = start();
  }

  private static OutboundSettings http(InetSocketAddress address, List<String> hosts) {
    Map<String, InetSocketAddress> routes =
        hosts.stream().collect(Collectors.toMap(host -> host, host -> address));
    return new OutboundSettings(
        USER_AGENT,
        Duration.ofSeconds(2),
        PATIENCE.multipliedBy(2),
        1 << 20,
        AddressPolicy.allowing(List.of(address.getHostString() + ":" + address.getPort())),
        Resolver.system().withRoutes(routes));
  }

  private Poller start() {
    Poller started =
        Poller.start(
            settings,
            kafka,
            cause -> {
              throw new AssertionError("the poller died", cause);
            });
    await().atMost(PATIENCE).until(started::ready);
    return started;
  }

  void restart() {
    poller.close();
    poller = start();
  }

  void want(Feed feed) {
    send(KafkaTopics.FEEDS, feed.key(), KafkaTopics.FEEDS.serde().serializer().serialize("", feed));
  }

  void ask(Feed feed) {
    PollNow now = new PollNow(feed.id(), clock.instant());
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

  /** Gives everything that is due the time to happen: a feed that is new now is polled after it. */
  void passATurn() {
    String host = "sentinel" + sentinels.incrementAndGet() + ".test";
    server.on(host, FeedServer.reply(200, FeedServer.rss("s=Sentinel")));
    Feed sentinel = Feeds.feed("sentinel-" + sentinels.get(), "http://" + host + "/feed.xml", host);
    want(sentinel);
    awaitPolls(sentinel, 1);
  }

  /** As many as {@link #passATurn} may be called. */
  static List<String> sentinelHosts() {
    return IntStream.rangeClosed(1, 20).mapToObj(n -> "sentinel" + n + ".test").toList();
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
    poller.close();
    producer.close();
    consumer.close();
  }
}
