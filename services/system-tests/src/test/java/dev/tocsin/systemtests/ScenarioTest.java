package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seeds' scenario through the whole line: real HTTP, a real broker, in a process of its own.
 */
class ScenarioTest {
  private static final Duration DONE_WITHIN = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void raisesTheGoldenAlertsAndNoOther() throws Exception {
    Path output = folder.resolve("output.txt");
    try (TocsinProcess demo = TocsinProcess.start(output, "demo", "--once")) {
      int exit = demo.await(DONE_WITHIN);

      assertThat(Files.readString(output)).contains("and nothing else");
      assertThat(exit).isZero();
    }
  }
}
