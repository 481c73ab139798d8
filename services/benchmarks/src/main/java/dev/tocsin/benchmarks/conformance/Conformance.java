package dev.tocsin.benchmarks.conformance;

import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.messaging.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tocsin bench conformance}. */
@Command(
    name = "conformance",
    description = "Feed documents of other parsers' tests, read by ours, beside Rome alone.")
public final class Conformance implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "A folder of feed documents, at any depth.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "One JSON object on stdout.")
  private boolean json;

  @Option(names = "--differences", description = "List where we and an expectation differ.")
  private boolean differences;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + " is no folder");
    }
    ConformanceBench bench = ConformanceBench.run(folder);
    if (bench.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no feed documents in " + folder);
    }
    Outcome outcome = bench.outcome();
    Style style = Style.ofThisProcess();
    ConformanceReport report = new ConformanceReport(bench, style);
    if (json) {
      System.out.println(Json.mapper().writeValueAsString(outcome));
    } else {
      System.out.println(report.text() + "\n\n" + outcome.bars(style));
      if (differences) {
        System.out.println(report.differences(Contender.TOCSIN));
      }
    }
    return outcome.holds() ? 0 : 1;
  }
}
