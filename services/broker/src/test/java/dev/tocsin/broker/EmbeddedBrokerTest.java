package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class EmbeddedBrokerTest {
  private static final long NOW = Instant.parse("2026-05-01T12:00:00Z").toEpochMilli();

  @TempDir private Path folder;

  @Test
  void givesBackWhatWasProduced() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      TestClient client = new TestClient(broker.bootstrapServers());
      client.createTopic("news", Map.of());

      client.send("news", NOW, "truce");

      assertThat(client.readCommitted("news")).containsExactly("truce");
    }
  }

  @Test
  void takesARecordDatedIntoTheFuture() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      TestClient client = new TestClient(broker.bootstrapServers());
      client.createTopic("news", Map.of());

      client.send("news", Instant.parse("2099-01-01T00:00:00Z").toEpochMilli(), "of 2099");

      assertThat(client.readCommitted("news")).containsExactly("of 2099");
    }
  }

  @Test
  void hidesWhatATransactionAborted() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      TestClient client = new TestClient(broker.bootstrapServers());
      client.createTopic("news", Map.of());

      try (KafkaProducer<String, String> producer = client.transactional("writer")) {
        producer.beginTransaction();
        producer.send(TestClient.record("news", NOW, "aborted")).get();
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(TestClient.record("news", NOW, "committed")).get();
        producer.commitTransaction();
      }

      assertThat(client.readCommitted("news")).containsExactly("committed");
    }
  }

  @Test
  void keepsItsDataWhenItStartsAgainOnAnotherPort() throws Exception {
    String firstAddress;
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      firstAddress = broker.bootstrapServers();
      TestClient client = new TestClient(firstAddress);
      client.createTopic("news", Map.of());
      client.send("news", NOW, "kept");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {

      assertThat(broker.bootstrapServers()).isNotEqualTo(firstAddress);
      assertThat(new TestClient(broker.bootstrapServers()).readCommitted("news"))
          .containsExactly("kept");
    }
  }

  @Test
  void runsBesideAnotherBrokerInOneJvm() throws Exception {
    try (EmbeddedBroker one = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("one")));
        EmbeddedBroker two = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("two")))) {
      new TestClient(one.bootstrapServers()).createTopic("news", Map.of());
      new TestClient(two.bootstrapServers()).createTopic("news", Map.of());

      new TestClient(one.bootstrapServers()).send("news", NOW, "for one");

      assertThat(new TestClient(one.bootstrapServers()).readCommitted("news"))
          .containsExactly("for one");
      assertThat(new TestClient(two.bootstrapServers()).readCommitted("news")).isEmpty();
    }
  }

  @Test
  void closesTwiceWithoutHarm() {
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder));
    broker.close();

    broker.close();

    EmbeddedBroker.start(BrokerSettings.local(folder)).close();
  }
}
