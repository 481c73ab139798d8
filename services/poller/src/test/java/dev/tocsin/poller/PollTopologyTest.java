package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PollTopologyTest {
  private static final Path GOLDEN = Path.of("src/test/resources/topologies/poller-polls.txt");

  /** {@code mvn test -Dgolden=write} rewrites it; read the difference like a migration. */
  @Test
  void isWhatItWas() throws IOException {
    String described = PollDesk.APP.build(PollDesk.properties()).describe().toString();
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, described);
    }

    assertThat(described).isEqualTo(Files.readString(GOLDEN));
    assertThat(described).doesNotContain("KSTREAM-", "KTABLE-");
  }
}
