package dev.tocsin.messaging.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tocsin.domain.Alarm;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.NewerSchemaException;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class StreamsRunnerTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static TestKafka kafka;

  private final Queue<Throwable> deaths = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void startKafka() {
    kafka = TestKafka.start(folder);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void goesOnAfterARecordThatCannotBeRead() throws Exception {
    KafkaSettings settings = installation("unreadable.");
    try (StreamsRunner runner = start(settings)) {
      kafka.send(List.of(alarm(settings, "poison", "{\"about\":"), alarm(settings, "healthy")));

      await().atMost(SOON).until(() -> copies(settings).equals(List.of("healthy")));

      ConsumerRecord<String, byte[]> letter = deadLetters(settings).getFirst();
      assertThat(letter.key()).isEqualTo("poison");
      assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"about\":");
      assertThat(text(letter.headers())).contains("not a readable Alarm");
      assertThat(runner.streams().state()).isEqualTo(KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void goesOnAfterARecordAtWhichAProcessorThrows() throws Exception {
    KafkaSettings settings = installation("throws.");
    try (StreamsRunner runner = start(settings)) {
      kafka.send(List.of(alarm(settings, "throw"), alarm(settings, "healthy")));

      await().atMost(SOON).until(() -> copies(settings).equals(List.of("healthy")));

      ConsumerRecord<String, byte[]> letter = deadLetters(settings).getFirst();
      assertThat(letter.key()).isEqualTo("throw");
      assertThat(text(letter.headers())).contains("a defect");
      assertThat(runner.streams().state()).isEqualTo(KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void stopsAtARecordOfANewerSchema() throws Exception {
    KafkaSettings settings = installation("newer.");
    Headers newer = new RecordHeaders().add(JsonSerde.SCHEMA_HEADER, "2.0".getBytes(UTF_8));
    try (StreamsRunner runner = start(settings)) {
      kafka.send(
          List.of(
              new ProducerRecord<>(
                  settings.name(KafkaTopics.ALARMS), 0, "new", "{}".getBytes(UTF_8), newer)));

      await().atMost(SOON).until(() -> !deaths.isEmpty());

      assertThat(deaths).singleElement().satisfies(StreamsRunnerTest::isNewerSchema);
      await().atMost(SOON).until(() -> runner.streams().state() == KafkaStreams.State.ERROR);
      assertThat(deadLetters(settings)).isEmpty();
    }
  }

  @Test
  void isReadyWhenItOwnsItsTasks() throws Exception {
    KafkaSettings settings = installation("ready.");
    try (StreamsRunner runner = start(settings)) {
      boolean atOnce = runner.ready();

      await().atMost(SOON).until(runner::ready);

      assertThat(atOnce).isFalse();
      assertThat(runner.streams().metadataForLocalThreads())
          .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }
  }

  @Test
  void isNotReadyWhenItWasClosed() throws Exception {
    StreamsRunner runner = start(installation("closed."));
    await().atMost(SOON).until(runner::ready);

    runner.close();

    assertThat(runner.ready()).isFalse();
    assertThat(deaths).isEmpty();
  }

  @Test
  void tellsOfADeathThatNoThreadCanBeReplacedFor() throws Exception {
    KafkaSettings settings = installation("global.");
    StreamsApp app = StreamsApp.of("watch", builder -> watch(builder, settings));
    try (StreamsRunner runner = StreamsRunner.start(app, settings, deaths::add)) {
      kafka.send(List.of(alarm(settings, "fatal")));

      await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> !deaths.isEmpty());

      assertThat(deaths).hasSize(1);
      assertThat(runner.ready()).isFalse();
    }
  }

  @Test
  void leavesNothingBehindWhenItCannotStart() throws Exception {
    KafkaSettings settings = installation("stillborn.");
    kafka.send(List.of(alarm(settings, "fatal")));
    StreamsApp app = StreamsApp.of("watch", builder -> watch(builder, settings));

    assertThatThrownBy(() -> StreamsRunner.start(app, settings, deaths::add))
        .isInstanceOf(StreamsException.class);

    await()
        .atMost(SOON)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("stillborn.")));
  }

  private static KafkaSettings installation(String prefix) throws Exception {
    KafkaSettings settings = kafka.settings(prefix, 1);
    new Provisioner(settings).provision(List.of(KafkaTopics.ALARMS, KafkaTopics.DEAD_LETTERS));
    kafka.make(prefix + "copies", 1);
    return settings;
  }

  private StreamsRunner start(KafkaSettings settings) {
    return StreamsRunner.start(
        StreamsApp.of("copy", builder -> copy(builder, settings)), settings, deaths::add);
  }

  /** Copies alarms, and throws at those that are about {@code throw}. */
  private static Topology copy(StreamsBuilder builder, KafkaSettings settings) {
    builder.stream(
            settings.name(KafkaTopics.ALARMS),
            Consumed.with(Serdes.String(), KafkaTopics.ALARMS.serde()).withName("read-alarms"))
        .mapValues(StreamsRunnerTest::copied, Named.as("copy-alarms"))
        .to(
            settings.prefix() + "copies",
            Produced.<String, Alarm>as("write-copies").withValueSerde(KafkaTopics.ALARMS.serde()));
    return builder.build();
  }

  private static Alarm copied(Alarm alarm) {
    if (alarm.about().equals("throw")) {
      throw new IllegalStateException("a defect");
    }
    return alarm;
  }

  /** Keeps alarms in a global store whose processor ends with an error at the first of them. */
  private static Topology watch(StreamsBuilder builder, KafkaSettings settings) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("watched-alarms"),
                Serdes.String(),
                KafkaTopics.ALARMS.serde())
            .withLoggingDisabled(),
        settings.name(KafkaTopics.ALARMS),
        Consumed.with(Serdes.String(), KafkaTopics.ALARMS.serde()).withName("watch-alarms"),
        () -> new Failing());
    return builder.build();
  }

  private static final class Failing implements Processor<String, Alarm, Void, Void> {
    @Override
    public void process(Record<String, Alarm> record) {
      throw new AssertionError("no handler takes an error");
    }
  }

  private static ProducerRecord<String, byte[]> alarm(KafkaSettings settings, String about) {
    return alarm(
        settings,
        about,
        "{\"about\":\"%s\",\"problem\":\"p\",\"remedy\":\"r\",\"raisedAt\":\"2024-05-01T12:00:00Z\"}"
            .formatted(about));
  }

  private static ProducerRecord<String, byte[]> alarm(
      KafkaSettings settings, String key, String json) {
    return new ProducerRecord<>(settings.name(KafkaTopics.ALARMS), key, json.getBytes(UTF_8));
  }

  private static List<String> copies(KafkaSettings settings) {
    return kafka.committed(settings.prefix() + "copies").stream().map(ConsumerRecord::key).toList();
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(KafkaSettings settings) {
    return kafka.committed(settings.name(KafkaTopics.DEAD_LETTERS));
  }

  private static String text(Headers headers) {
    return StreamSupport.stream(headers.spliterator(), false)
        .map(Header::value)
        .map(value -> new String(value, UTF_8))
        .toList()
        .toString();
  }

  private static void isNewerSchema(Throwable death) {
    assertThat(death).hasRootCauseInstanceOf(NewerSchemaException.class);
  }
}
