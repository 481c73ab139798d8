package dev.tocsin.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tocsin bench}: told here for the help; the launcher runs it from the benchmarks. */
@Command(
    name = "bench",
    description = {
      "Run a benchmark, most of them beside a rival in the same run.",
      "There are: line, newsroom, matching, poller, stories, copies, bursts, state, delivery,"
          + " conformance, extraction.",
      "It ends with its bars, and with 0 only when all of them hold; --json prints one object."
    })
final class BenchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME [OPTION...]", description = "The benchmark, and its options.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() {
    System.err.println(
        "benchmarks are started by the launcher: ./tocsin bench " + String.join(" ", arguments));
    return ExitCodes.USAGE;
  }
}
