package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class BrokerSettingsTest {
  private static final Path DATA = Path.of("data");

  @Test
  void refusesAFolderThatKafkaWouldTakeForTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerSettings.local(Path.of("a,b")))
        .withMessageContaining("comma");
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings(DATA, 65_536, "127.0.0.1", true))
        .withMessageContaining("port is 65536");
  }

  @Test
  void refusesAnEmptyHost() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings(DATA, 0, " ", true))
        .withMessageContaining("host is empty");
  }
}
