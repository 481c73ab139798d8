package dev.tocsin.benchmarks;

import dev.tocsin.benchmarks.bursts.BurstsBench;
import dev.tocsin.benchmarks.conformance.Conformance;
import dev.tocsin.benchmarks.delivery.DeliveryBench;
import dev.tocsin.benchmarks.extraction.PageExtraction;
import dev.tocsin.benchmarks.matching.MatchingBench;
import dev.tocsin.benchmarks.newsroom.NewsroomBench;
import dev.tocsin.benchmarks.poller.PollerBench;
import dev.tocsin.benchmarks.state.StateBench;
import dev.tocsin.benchmarks.stories.CopiesBench;
import dev.tocsin.benchmarks.stories.StoriesBench;
import dev.tocsin.cli.terminal.HelpOption;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.messaging.Json;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin bench}: runs a benchmark and says whether its bars hold. */
@Command(
    name = "tocsin bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    subcommands = {Conformance.class, PageExtraction.class},
    description =
        "Benchmarks, most of them beside a rival in the same run; 0 only when all bars hold.")
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return HelpOption.onAll(new CommandLine(new Bench()))
        .setExecutionExceptionHandler((e, line, parsed) -> explain(e));
  }

  /** A file that is not there is told in a line; anything else shows where it happened. */
  private static int explain(Exception trouble) {
    if (trouble instanceof NoSuchFileException missing) {
      System.err.println("error  " + missing.getFile() + ": there is no such file or folder");
    } else {
      trouble.printStackTrace();
    }
    return 1;
  }

  /** Asked at once: topics are made for some time before the articles are opened. */
  private static void require(Optional<Path> file) throws NoSuchFileException {
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new NoSuchFileException(file.get().toString());
    }
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

  @Command(
      name = "state",
      description =
          "What the newsroom remembers of 90 days, run together, and how fast it is restored.")
  int state(
      @Option(
              names = "--articles",
              description = "Articles over the 90 days; default: 30000.",
              defaultValue = "30000")
          int articles,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    return tell(new StateBench(articles).run(), json);
  }

  @Command(
      name = "matching",
      description = "Articles against topics, beside Lucene's analyser, Monitor and MemoryIndex.")
  int matching(
      @Option(
              names = "--topics",
              description = "One number of topics; default: 1000, 10000, 100000.")
          Optional<Integer> topics,
      @Option(
              names = "--articles",
              description = "A file with one JSON article a line; default: made-up news.")
          Optional<Path> articles,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    require(articles);
    MatchingBench bench =
        new MatchingBench(topics.map(List::of).orElse(MatchingBench.SIZES), articles);
    Outcome outcome = bench.run();
    if (json) {
      return tell(outcome, true);
    }
    System.out.println(bench.table() + "\n\n" + outcome.bars(Style.ofThisProcess()));
    return outcome.holds() ? 0 : 1;
  }

  @Command(
      name = "newsroom",
      description = "Articles through the whole newsroom, beside a pass-through of the same.")
  int newsroom(
      @Option(names = "--topics", description = "Topics; default: 10000.", defaultValue = "10000")
          int topics,
      @Option(
              names = "--items",
              description = "Articles, of which half warm up; default: 30000.",
              defaultValue = "30000")
          int items,
      @Option(
              names = "--articles",
              description = "A file with one JSON article a line; default: made-up news.")
          Optional<Path> articles,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    require(articles);
    NewsroomBench.Result result = new NewsroomBench(topics, items, articles).run();
    if (!json) {
      System.out.println(result.whereTimeGoes() + "\n");
    }
    return tell(result.outcome(), json);
  }

  @Command(
      name = "poller",
      description = {
        "100,000 feeds on 2,000 sites that a poller in its own JVM must ask on time;",
        "with --kills it is killed instead, and every entry that was served is looked for."
      })
  int poller(
      @Option(
              names = "--feeds",
              description = "Feeds; default: 100000, and 20000 with --kills.",
              defaultValue = "0")
          int feeds,
      @Option(
              names = "--seconds",
              description = "Seconds that are measured; default: 60.",
              defaultValue = "60")
          int seconds,
      @Option(
              names = "--longest",
              description =
                  "Each feed has its own floor, from 60 s to as many seconds; default: 250.",
              defaultValue = "250")
          int longest,
      @Option(
              names = "--first-polls",
              description = "First polls a second, until all feeds are known; default: 700.",
              defaultValue = "700")
          int firstPolls,
      @Option(
              names = "--kills",
              description = "SIGKILLs, a few seconds apart; default: 0.",
              defaultValue = "0")
          int kills,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    int wanted = feeds > 0 ? feeds : kills > 0 ? 20_000 : 100_000;
    Duration floors = Duration.ofSeconds(kills > 0 ? 60 : longest);
    return tell(new PollerBench(wanted, seconds, kills, floors, firstPolls).run(), json);
  }

  @Command(
      name = "delivery",
      description =
          "What goes out and how fast, beside a bare HTTP client; bad receivers; backlog; kills.")
  int delivery(
      @Option(
              names = "--part",
              split = ",",
              paramLabel = "PART",
              description =
                  "Only these of isolation, throughput, latency, parked, kills, outage; default:"
                      + " all.",
              defaultValue = "isolation,throughput,latency,parked,kills,outage")
          Set<String> parts,
      @Option(
              names = "--seconds",
              description = "Seconds of each steady run; default: 20.",
              defaultValue = "20")
          int seconds,
      @Option(
              names = "--messages",
              description = "Messages at full rate; default: 200000.",
              defaultValue = "200000")
          int messages,
      @Option(
              names = "--parked",
              description = "Messages that wait; default: 1000000.",
              defaultValue = "1000000")
          int parked,
      @Option(
              names = "--bytes",
              description = "Bytes of each message that waits; default: 500.",
              defaultValue = "500")
          int bytes,
      @Option(
              names = "--kills",
              description = "SIGKILLs while it sends; default: 20.",
              defaultValue = "20")
          int kills,
      @Option(names = "--json", description = "One JSON object on stdout.") boolean json)
      throws Exception {
    return tell(new DeliveryBench(parts, seconds, messages, parked, bytes, kills).run(), json);
  }

  private static int tell(Outcome outcome, boolean json) {
    System.out.println(
        json ? Json.mapper().writeValueAsString(outcome) : outcome.table(Style.ofThisProcess()));
    return outcome.holds() ? 0 : 1;
  }
}
