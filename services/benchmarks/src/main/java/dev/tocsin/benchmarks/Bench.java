package dev.tocsin.benchmarks;

import dev.tocsin.cli.terminal.Style;
import dev.tocsin.messaging.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tocsin bench}: runs a benchmark and says whether its bars hold. */
@Command(
    name = "tocsin bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    description =
        "Benchmarks, each beside a rival in the same run; exits 0 only when all bars hold.")
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Command(
      name = "line",
      description = "From fetch to alert through the whole line, beside a bare pass-through.")
  int line(
      @Option(
              names = "--items",
              description = "Items at full rate, 0 for none; default: 20000.",
              defaultValue = "20000")
          int items,
      @Option(
              names = "--seconds",
              description = "Seconds at 50 items/s, 0 for none; default: 30.",
              defaultValue = "30")
          int seconds,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    return tell(new LineBench(items, seconds).run(), json);
  }

  private static int tell(Outcome outcome, boolean json) {
    System.out.println(
        json ? Json.mapper().writeValueAsString(outcome) : outcome.table(Style.ofThisProcess()));
    return outcome.holds() ? 0 : 1;
  }
}
