package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.TestKafka;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written late is written in time: on a real broker, with the line's own settings. */
@Timeout(60)
final class BeforeCommitTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final TopicPartition ORDERS = new TopicPartition(WorkBench.ORDERS, 0);
  private static final String APP = "work";
  private static final String WORK = "hook.work-courier-work-changelog";
  private static final String SCHEDULE = "hook.work-courier-schedule-changelog";

  @TempDir private static Path folder;

  @Test
  void storesWhatIsOutInTheTransactionThatTakesItsRecord() throws Exception {
    try (TestKafka kafka = TestKafka.start(folder)) {
      kafka.make(ORDERS.topic(), 1);
      kafka.make(WorkBench.SAID, 1);
      KafkaSettings settings = kafka.settings("hook.", 1);
      StreamsApp app = StreamsApp.of(APP, BeforeCommitTest::whereNoJobEverEnds);
      try (StreamsRunner runner = StreamsRunner.start(app, settings, death -> {})) {
        for (int n = 1; n <= 5; n++) {
          kafka.send(List.of(order("o" + n)));
          int expected = n;
          await()
              .pollInterval(Duration.ofMillis(5))
              .atMost(SOON)
              .until(() -> committed(kafka, settings) >= expected);

          assertThat(keys(kafka, WORK)).describedAs("taken: %d", n).contains("o" + n);
          assertThat(keys(kafka, SCHEDULE)).contains("o" + n);
        }
        assertThat(runner.ready()).isTrue();
      }
    }
  }

  @Test
  void storesNothingBefore() {
    BareTask task = new BareTask(new Courier());
    task.order("a", Optional.of(HandClock.NOON));
    assertThat(task.stored("a")).isFalse();

    task.commit();
    assertThat(task.stored("a")).isTrue();

    task.doJob(0);
    task.tick();
    assertThat(task.stored("a")).isFalse();
  }

  private static Topology whereNoJobEverEnds(StreamsBuilder builder) {
    List<Runnable> out = new ArrayList<>();
    WorkSettings settings =
        new WorkSettings(Instant::now, out::add, 100, Duration.ofDays(1), new Vitals());
    return WorkBench.topology(builder, settings, new Courier());
  }

  private static ProducerRecord<String, byte[]> order(String key) {
    byte[] value =
        JsonSerde.of(Order.class)
            .serializer()
            .serialize(ORDERS.topic(), new Order(key, Optional.of(Instant.EPOCH)));
    return new ProducerRecord<>(ORDERS.topic(), key, value);
  }

  private static long committed(TestKafka kafka, KafkaSettings settings)
      throws ExecutionException, InterruptedException {
    try (Admin admin = kafka.admin()) {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin
              .listConsumerGroupOffsets(settings.prefix() + APP)
              .partitionsToOffsetAndMetadata()
              .get();
      OffsetAndMetadata at = offsets.get(ORDERS);
      return at == null ? 0 : at.offset();
    }
  }

  private static List<String> keys(TestKafka kafka, String name) {
    return kafka.committed(name).stream().map(ConsumerRecord::key).toList();
  }
}
