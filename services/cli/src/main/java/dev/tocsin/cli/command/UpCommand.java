package dev.tocsin.cli.command;

import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.terminal.Style;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin up}: the whole line in one process. */
@Command(
    name = "up",
    description = {
      "Start everything in one process: broker, poller, newsroom, dispatcher, gateway.",
      "The first start in an empty data folder applies the seeds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin up",
      "  tocsin up --data /var/lib/tocsin --set gateway.port=8090",
      "  tocsin up --kafka kafka1:9092,kafka2:9092"
    })
final class UpCommand implements Callable<Integer> {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  @Mixin private CommonOptions common = new CommonOptions();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Use this Kafka cluster instead of the embedded broker.")
  private String kafka = "";

  @Option(names = "--no-seeds", description = "Start empty: apply no seeds.")
  private boolean noSeeds;

  private final Style style = Style.ofThisProcess();

  @Override
  public Integer call() throws Exception {
    Settings given = common.settings();
    Settings settings = kafka.isEmpty() ? given : given.with(Settings.KAFKA_SERVERS, kafka);
    try (Shutdown shutdown = Shutdown.ofService()) {
      DataFolder folder = shutdown.closing(DataFolder.take(settings.get(Settings.DATA)));
      Line line = shutdown.closing(Line.open(LinePlan.live(settings), folder, shutdown::onDeath));
      line.startServices();
      FirstStart.seed(folder, line, !noSeeds);
      line.awaitReady(READY_WITHIN);
      System.out.println(style.good("ready") + "   the page and the API: " + line.address());
      System.out.println("        Kafka: " + line.kafka().bootstrapServers());
      System.out.println(style.faint("        Ctrl-C stops it"));
      return shutdown.await();
    }
  }
}
