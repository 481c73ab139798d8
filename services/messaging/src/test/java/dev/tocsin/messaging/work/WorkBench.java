package dev.tocsin.messaging.work;

import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/**
 * {@link AsyncWork} in a topology, with the line's own settings, where nothing happens by itself:
 * the clock goes on and jobs are done when a test says so.
 */
final class WorkBench implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(10);
  static final String ORDERS = "orders";
  static final String SAID = "said";

  final HandClock clock = new HandClock();
  final Vitals vitals = new Vitals();
  private final Courier courier;
  private final Deque<Runnable> out = new ArrayDeque<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Order> orders;
  private final TestOutputTopic<String, String> said;
  private final TestOutputTopic<String, byte[]> deadLetters;

  private WorkBench(Courier courier, int maxInFlight, Duration slow) {
    this.courier = courier;
    WorkSettings settings = new WorkSettings(clock, out::add, maxInFlight, slow, vitals);
    StreamsApp app = StreamsApp.of("bench", builder -> topology(builder, settings, courier));
    KafkaSettings kafka =
        new KafkaSettings("unused:1", "", 1, true, "bench", Path.of("target", "bench"));
    Properties properties = StreamsProperties.of(app, kafka);
    driver = new TopologyTestDriver(app.build(properties), properties);
    orders =
        driver.createInputTopic(
            ORDERS, new StringSerializer(), JsonSerde.of(Order.class).serializer());
    said = driver.createOutputTopic(SAID, new StringDeserializer(), new StringDeserializer());
    deadLetters =
        driver.createOutputTopic(
            kafka.name(KafkaTopics.DEAD_LETTERS),
            new StringDeserializer(),
            KafkaTopics.DEAD_LETTERS.serde().deserializer());
  }

  /** A bench with room for everything, where no job counts as slow. */
  static WorkBench of(Courier courier) {
    return new WorkBench(courier, 10_000, Duration.ofDays(1));
  }

  static WorkBench withMaxInFlight(int maxInFlight, Courier courier) {
    return new WorkBench(courier, maxInFlight, Duration.ofDays(1));
  }

  /** A bench where every job counts as slow, however fast this machine is. */
  static WorkBench whereAllIsSlow(Courier courier) {
    return new WorkBench(courier, 10_000, Duration.ofMillis(-1));
  }

  /** From {@link #ORDERS} to {@link #SAID}, by way of the store {@code courier}. */
  static Topology topology(StreamsBuilder builder, WorkSettings settings, Courier courier) {
    builder.stream(ORDERS, Consumed.with(Serdes.String(), JsonSerde.of(Order.class)))
        .process(
            new AsyncWork<>(
                "courier",
                JsonSerde.of(Order.class),
                JsonSerde.of(Plan.class),
                settings,
                stores -> courier),
            Named.as("carry-orders"))
        .to(SAID, Produced.<String, String>as("write-said").withValueSerde(Serdes.String()));
    return builder.build();
  }

  /** Orders something that is due at once. */
  void order(String key) {
    order(key, Duration.ZERO);
  }

  /** Orders something, due after a while; it says its own key. */
  void order(String key, Duration after) {
    order(key, new Order(key, Optional.of(clock.instant().plus(after))));
  }

  void order(String key, Order order) {
    orders.pipeInput(key, order, clock.instant());
  }

  void order(String key, Order order, Headers headers) {
    orders.pipeInput(new TestRecord<>(key, order, headers, clock.instant()));
  }

  void delete(String key) {
    orders.pipeInput(key, null, clock.instant());
  }

  /** Lets scenario time pass, and then one tick. */
  void pass(Duration time) {
    clock.advance(time);
    tick();
  }

  void tick() {
    driver.advanceWallClockTime(TICK);
  }

  /** Does the job that is out for the longest time; its result waits for the next tick. */
  void doJob() {
    out.remove().run();
  }

  /** Does all jobs that are out, and lets their results be applied by a tick. */
  void doJobs() {
    while (!out.isEmpty()) {
      doJob();
    }
    tick();
  }

  /** How many jobs are out. */
  int out() {
    return out.size();
  }

  List<String> begun() {
    return courier.begun();
  }

  /** What was sent on since the last call, as values. */
  List<String> said() {
    return said.readValuesToList();
  }

  TestRecord<String, String> saidRecord() {
    return said.readRecord();
  }

  List<String> deadLetters() {
    return deadLetters.readKeyValuesToList().stream().map(letter -> letter.key).toList();
  }

  Optional<Order> work(String key) {
    KeyValueStore<String, Order> store = driver.getKeyValueStore("courier-work");
    return Optional.ofNullable(store.get(key));
  }

  Optional<Instant> due(String key) {
    KeyValueStore<String, Plan> store = driver.getKeyValueStore("courier-schedule");
    return Optional.ofNullable(store.get(key)).flatMap(Plan::due);
  }

  @Override
  public void close() {
    driver.close();
  }
}
