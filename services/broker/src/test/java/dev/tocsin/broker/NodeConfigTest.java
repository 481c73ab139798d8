package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeConfigTest {

  /** Kafka passes over a setting that it does not know without a word. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makesNoSettingThatKafkaDoesNotKnow(boolean retention) {
    try (Listeners listeners = Listeners.bind("127.0.0.1", 0)) {

      Properties properties = NodeConfig.properties(Path.of("data"), listeners, retention);

      assertThat(KafkaConfig.configDef().names()).containsAll(properties.stringPropertyNames());
    }
  }
}
