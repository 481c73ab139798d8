package dev.tocsin.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a scenario is replayed. */
final class ReplayOptions {
  @Option(
      names = "--once",
      description =
          "Run to the end as fast as it goes, by the scenario's own clock, report and stop.")
  boolean once;

  @Option(
      names = "--json",
      description = "With --once: the alerts as JSON lines on stdout, all else on stderr.")
  boolean json;

  @Option(
      names = "--topics",
      paramLabel = "DIR",
      description = "A folder with topics/ in it; default: the seeds.")
  Optional<Path> topics = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Without --once: how long the scenario takes to come out; default: 180.")
  int seconds = 180;

  Path seeds() {
    return topics.orElseGet(Home::seeds);
  }

  Duration duration() {
    return Duration.ofSeconds(seconds);
  }
}
