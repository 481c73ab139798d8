package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.NOON;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The delivery topology with a clock, workers and a receiver that a test moves. */
final class DeliveryLine implements AutoCloseable {
  /** What passes between two ticks of the test's clock, at the most. */
  static final Duration STEP = Duration.ofMinutes(10);

  private static final Duration TICK = Duration.ofMillis(10);

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Subscription> subscriptions;
  private final TestInputTopic<String, Delivery> deliveries;
  private final TestInputTopic<String, Request> requests;
  private final TestOutputTopic<String, Attempt> output;
  private final TestOutputTopic<String, SubscriptionStatus> statuses;
  private final TestOutputTopic<String, Alarm> alarms;
  private final TestOutputTopic<String, Delivery> pings;
  private final Deque<Runnable> workers = new ArrayDeque<>();
  private final Deque<Supplier<Answer>> script = new ArrayDeque<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<TestRecord<String, Attempt>> records = new ArrayList<>();
  private Instant now = NOON;
  private boolean hanging;

  /** A line whose receivers do as the script says. */
  DeliveryLine(Path state) {
    this(state, Optional.empty());
  }

  /** A line with this way to the outer world; real time is the system's. */
  DeliveryLine(Path state, Courier courier) {
    this(state, Optional.of(courier));
  }

  private DeliveryLine(Path state, Optional<Courier> courier) {
    KafkaSettings kafka = Samples.kafka(state);
    WorkSettings work =
        new WorkSettings(() -> now, workers::add, 1_000, Duration.ofSeconds(5), new Vitals());
    Outbox outbox =
        Samples.outbox(
            courier.orElse(this::exchange),
            courier.isPresent() ? InstantSource.system() : () -> now);
    StreamsApp app = Dispatcher.apps(kafka, work, outbox).getLast();
    Properties properties = StreamsProperties.of(app, kafka);
    driver = new TopologyTestDriver(app.build(properties), properties, NOON);
    subscriptions =
        driver.createInputTopic(
            kafka.name(KafkaTopics.SUBSCRIPTIONS),
            new StringSerializer(),
            KafkaTopics.SUBSCRIPTIONS.serde().serializer());
    deliveries =
        driver.createInputTopic(
            kafka.name(KafkaTopics.DELIVERIES),
            new StringSerializer(),
            KafkaTopics.DELIVERIES.serde().serializer());
    requests =
        driver.createInputTopic(
            kafka.name(KafkaTopics.REQUESTS),
            new StringSerializer(),
            KafkaTopics.REQUESTS.serde().serializer());
    output = output(kafka, KafkaTopics.ATTEMPTS);
    statuses = output(kafka, KafkaTopics.SUBSCRIPTION_STATUS);
    alarms = output(kafka, KafkaTopics.ALARMS);
    pings = output(kafka, KafkaTopics.DELIVERIES);
  }

  private <V> TestOutputTopic<String, V> output(KafkaSettings kafka, KafkaTopic<V> topic) {
    return driver.createOutputTopic(
        kafka.name(topic), new StringDeserializer(), topic.serde().deserializer());
  }

  /** What a person asks by the gateway. */
  void asks(String key, Request request) {
    requests.pipeInput(key, request);
    settle();
  }

  /** What was told of receivers since the last look. */
  List<SubscriptionStatus> statuses() {
    return statuses.readValuesToList();
  }

  List<Alarm> alarms() {
    return alarms.readValuesToList();
  }

  List<Delivery> pings() {
    return pings.readValuesToList();
  }

  /** The next answer; the last one is given for ever. */
  void answers(Answer answer) {
    script.add(() -> answer);
  }

  void answers(Answer answer, int times) {
    for (int i = 0; i < times; i++) {
      answers(answer);
    }
  }

  void breaks(RuntimeException defect) {
    script.add(
        () -> {
          throw defect;
        });
  }

  /** From now on nothing that is sent comes back. */
  void hangs() {
    hanging = true;
  }

  void wants(Subscription subscription) {
    subscriptions.pipeInput(subscription.id(), subscription);
  }

  void brings(Delivery delivery) {
    brings(delivery, new RecordHeaders());
  }

  void brings(Delivery delivery, Headers headers) {
    deliveries.pipeInput(new TestRecord<>(delivery.key(), delivery, headers, now));
    settle();
  }

  Instant now() {
    return now;
  }

  /** Lets time pass, tick by tick. */
  void passes(Duration time) {
    passes(time, STEP);
  }

  void passes(Duration time, Duration step) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      Instant next = now.plus(step);
      now = next.isBefore(end) ? next : end;
      settle();
    }
  }

  List<Call> calls() {
    return calls;
  }

  /** Jobs that have begun and are not over. */
  int out() {
    return workers.size();
  }

  List<TestRecord<String, Attempt>> records() {
    return records;
  }

  List<Attempt> attempts() {
    return records.stream().map(TestRecord::value).toList();
  }

  /** Deliveries that the stores still hold. */
  long held() {
    try (KeyValueIterator<String, Object> all =
        driver.<String, Object>getKeyValueStore("deliveries-work").all()) {
      long count = 0;
      while (all.hasNext()) {
        all.next();
        count++;
      }
      return count;
    }
  }

  static String timestamp(Call call) {
    return header(call, "webhook-timestamp");
  }

  static String signature(Call call) {
    return header(call, "webhook-signature");
  }

  @Override
  public void close() {
    driver.close();
  }

  private static String header(Call call, String name) {
    return call.headers().stream()
        .filter(header -> header.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private Answer exchange(Call call) {
    calls.add(call);
    return (script.size() > 1 ? script.remove() : script.element()).get();
  }

  /** Takes out what is due, lets the workers work, and takes in what came back. */
  private void settle() {
    driver.advanceWallClockTime(TICK);
    while (!hanging && !workers.isEmpty()) {
      workers.remove().run();
    }
    driver.advanceWallClockTime(TICK);
    records.addAll(output.readRecordsToList());
  }
}
