package dev.tocsin.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTest {
  @Test
  void knowsEachBenchmarkThatTheCommandNames() {
    assertThat(Bench.commandLine().getSubcommands().keySet())
        .containsExactlyInAnyOrder(
            "line",
            "newsroom",
            "matching",
            "state",
            "poller",
            "stories",
            "copies",
            "bursts",
            "delivery",
            "conformance",
            "extraction");
  }

  @Test
  void measuresAllPartsOfDeliveryUnlessSomeAreNamed() {
    assertThat(parts("delivery"))
        .containsExactlyInAnyOrder(
            "isolation", "throughput", "latency", "parked", "kills", "outage");
    assertThat(parts("delivery", "--part", "latency,parked"))
        .containsExactlyInAnyOrder("latency", "parked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"matching", "newsroom"})
  void saysThatAFileIsNotThere(String name) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      assertThat(Bench.commandLine().execute(name, "--articles", "nowhere.jsonl")).isEqualTo(1);
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(UTF_8))
        .isEqualToIgnoringNewLines("error  nowhere.jsonl: there is no such file or folder");
  }

  private static Set<String> parts(String... arguments) {
    CommandLine.ParseResult parsed = Bench.commandLine().parseArgs(arguments).subcommand();
    return parsed.matchedOptionValue(
        "--part", parsed.commandSpec().findOption("--part").getValue());
  }
}
