package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.bursts.BurstsBench;
import dev.tocsin.benchmarks.stories.CopiesBench;
import dev.tocsin.benchmarks.stories.StoriesBench;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.messaging.Json;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Command(
      name = "stories",
      description = "Texts that people have sorted, through the grouping of stories, in 5 orders.")
  int stories(
      @Parameters(
              paramLabel = "FILE.jsonl",
              description = "A text a line: text, or title and body; and cluster. May be gzipped.")
          Path file,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    return tell(new StoriesBench(file).run(), json);
  }

  @Command(name = "copies", description = "Texts with known pairs of copies, through the same.")
  int copies(
      @Parameters(paramLabel = "DIR", description = "Holds NAME.train and NAME.truth.") Path folder,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    return tell(new CopiesBench(folder).run(), json);
  }

  @Command(
      name = "bursts",
      description = "Bursts in made-up traffic with a weekly rhythm: which are found, how soon.")
  int bursts(
      @Option(names = "--topics", description = "Topics; default: 60.", defaultValue = "60")
          int topics,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    return tell(new BurstsBench(topics).run(), json);
  }

  private static int tell(Outcome outcome, boolean json) {
    System.out.println(
        json ? Json.mapper().writeValueAsString(outcome) : outcome.table(Style.ofThisProcess()));
    return outcome.holds() ? 0 : 1;
  }
}
