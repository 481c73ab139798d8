package dev.tocsin.cli.command;

import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.settings.Settings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** One service alone in its process, on a Kafka that others use too. */
final class Alone {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "The Kafka cluster, or where 'tocsin broker' says that it is.")
  private String kafka = "";

  /** What is done once the service is ready, before it says so. */
  interface OnReady {
    void accept(DataFolder folder, Line line) throws Exception;
  }

  int run(Settings given, Line.Part part) throws Exception {
    return run(given, part, (folder, line) -> {});
  }

  int run(Settings given, Line.Part part, OnReady onReady) throws Exception {
    Settings settings = kafka.isEmpty() ? given : given.with(Settings.KAFKA_SERVERS, kafka);
    if (settings.get(Settings.KAFKA_SERVERS).isEmpty()) {
      throw new LineException(
          "a service alone needs a Kafka: name it with --kafka host:port, or start all in one"
              + " process with 'tocsin up'");
    }
    try (Shutdown shutdown = Shutdown.ofService()) {
      DataFolder folder = shutdown.closing(DataFolder.take(settings.get(Settings.DATA)));
      Line line =
          shutdown.closing(Line.alone(LinePlan.live(settings), folder, part, shutdown::onDeath));
      line.awaitReady(READY_WITHIN);
      onReady.accept(folder, line);
      System.out.println("ready   " + part.label() + " at " + line.address());
      return shutdown.await();
    }
  }
}
