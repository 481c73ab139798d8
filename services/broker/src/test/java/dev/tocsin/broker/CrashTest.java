package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class CrashTest {
  private static final Duration BACK = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void keepsWhatWasCommittedOverAKill(TestReporter reporter) throws Exception {
    List<String> committed = IntStream.range(0, 100).mapToObj(i -> "committed " + i).toList();
    try (BrokerProcess process = BrokerProcess.start(folder)) {
      TestClient client = new TestClient(process.bootstrapServers());
      client.createTopic("news", Map.of());
      KafkaProducer<String, String> producer = client.transactional("writer");
      producer.beginTransaction();
      for (String value : committed) {
        producer.send(TestClient.record("news", 0, value)).get();
      }
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(TestClient.record("news", 0, "open")).get();

      process.kill();

      producer.close(Duration.ZERO);
    }
    long killedAt = System.nanoTime();
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      TestClient client = new TestClient(broker.bootstrapServers());
      client.transactional("writer").close();
      assertThat(client.readCommitted("news")).isEqualTo(committed);
      Duration back = Duration.ofNanos(System.nanoTime() - killedAt);
      reporter.publishEntry("back after a kill", back.toMillis() + " ms");
      assertThat(back).isLessThan(BACK);
    }
  }
}
