package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class RetentionTest {
  private static final long IN_1970 = 0;

  /** As Kafka Streams makes them for its windows: the broker's own retention has no say. */
  private static final Map<String, String> OWN_RETENTION =
      Map.of("cleanup.policy", "compact,delete", "retention.ms", "1000");

  @TempDir private Path folder;

  @Test
  void keepsARecordOf1970ThatRetentionDeletes() throws Exception {
    BrokerSettings keeping = new BrokerSettings(folder.resolve("keep"), 0, "127.0.0.1", false);
    BrokerSettings deleting = new BrokerSettings(folder.resolve("del"), 0, "127.0.0.1", true);
    try (EmbeddedBroker keeper = EmbeddedBroker.start(keeping);
        EmbeddedBroker deleter = EmbeddedBroker.start(deleting)) {
      TestClient kept = new TestClient(keeper.bootstrapServers());
      TestClient deleted = new TestClient(deleter.bootstrapServers());
      kept.createTopic("windows", OWN_RETENTION);
      kept.send("windows", IN_1970, "old");
      deleted.createTopic("windows", OWN_RETENTION);

      deleted.send("windows", IN_1970, "old");

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(deleted.firstOffset("windows")).isEqualTo(1));
      assertThat(kept.readCommitted("windows")).containsExactly("old");
    }
  }
}
