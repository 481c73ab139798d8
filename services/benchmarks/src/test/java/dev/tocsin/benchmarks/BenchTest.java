package dev.tocsin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
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

  private static Set<String> parts(String... arguments) {
    CommandLine.ParseResult parsed = Bench.commandLine().parseArgs(arguments).subcommand();
    return parsed.matchedOptionValue(
        "--part", parsed.commandSpec().findOption("--part").getValue());
  }
}
