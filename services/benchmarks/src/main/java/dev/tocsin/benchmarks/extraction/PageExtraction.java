package dev.tocsin.benchmarks.extraction;

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

/** {@code tocsin bench extraction}. */
@Command(
    name = "extraction",
    description = "Articles extracted from pages, beside readability4j alone.")
public final class PageExtraction implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = "Folders with source.html and expected.html, at any depth.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "One JSON object on stdout.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), folder + " is no folder");
    }
    ExtractionBench bench = ExtractionBench.run(folder);
    if (bench.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "no folder with source.html and expected.html in " + folder);
    }
    Outcome outcome = bench.outcome();
    System.out.println(
        json
            ? Json.mapper().writeValueAsString(outcome)
            : bench.table() + "\n\n" + outcome.table(Style.ofThisProcess()));
    return outcome.holds() ? 0 : 1;
  }
}
