package dev.tocsin.cli.command;

import dev.tocsin.cli.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
      converter = Seconds.class,
      description = "Without --once: how long the scenario takes to come out; default: 180.")
  Duration duration = Duration.ofMinutes(3);

  Path seeds() {
    return topics.orElseGet(Home::seeds);
  }

  /** A replay has a broker of its own, whatever the settings say of Kafka. */
  static Settings apart(Settings settings) {
    return settings.with(Settings.KAFKA_SERVERS, "").with(Settings.BROKER_PORT, 0);
  }

  private static final class Seconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String written) {
      if (!written.matches("[1-9]\\d{0,6}")) {
        throw new TypeConversionException("'" + written + "' is not a number of seconds");
      }
      return Duration.ofSeconds(Integer.parseInt(written));
    }
  }
}
