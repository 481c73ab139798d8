package dev.tocsin.cli.command;

import dev.tocsin.cli.line.AlertTail;
import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.line.ScenarioStage;
import dev.tocsin.cli.line.Seeds;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.terminal.AlertLine;
import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.replay.scenario.ReleaseSchedule;
import dev.tocsin.replay.scenario.Scenario;
import dev.tocsin.replay.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/** A replay to watch: the scenario comes out over some minutes, by the live clock, re-dated. */
final class ReplayLive {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  /** A front page is not empty when one comes to it: this share of the scenario is out already. */
  private static final int OUT_ALREADY = 10;

  private final Settings settings;
  private final ReplayOptions options;
  private final Style style = Style.ofThisProcess();

  ReplayLive(Settings settings, ReplayOptions options) {
    this.settings = ReplayOptions.apart(settings);
    this.options = options;
  }

  int run(Path folder) throws Exception {
    if (options.json) {
      System.err.println("--json goes with --once: a live replay has the page and its API");
      return ExitCodes.USAGE;
    }
    InstantSource clock = InstantSource.system();
    Scenario scenario = ScenarioReader.read(folder).redatedBefore(clock.instant());
    Curtain curtain = new Curtain();
    try (Shutdown shutdown = Shutdown.ofService()) {
      Path data = settings.get(Settings.DATA).resolve("replays").resolve(scenario.name());
      DataFolder fresh = shutdown.closing(freshFolder(data));
      ScenarioStage stage = shutdown.closing(ScenarioStage.set(scenario, curtain));
      LinePlan plan = new LinePlan(settings, clock, stage.routes(), false);
      Line line = shutdown.closing(Line.open(plan, fresh, shutdown::onDeath));
      for (String refused : new Seeds(options.seeds()).applyTopics(line.door())) {
        System.err.println(style.bad("refused  ") + Plain.of(refused));
      }
      stage.enter(line.door(), 1);
      line.startServices();
      sayWhere(scenario, line);
      AlertLine form = AlertLine.of(style, ZoneId.systemDefault());
      shutdown.closing(AlertTail.start(line.kafka(), alert -> System.out.println(form.now(alert))));
      ReleaseSchedule schedule =
          ReleaseSchedule.of(
              scenario.releases(),
              clock.instant().minus(options.duration.dividedBy(OUT_ALREADY)),
              options.duration);
      curtain.rise(() -> schedule.scenarioTimeAt(clock.instant()));
      line.awaitReady(READY_WITHIN);
      return shutdown.await();
    }
  }

  private void sayWhere(Scenario scenario, Line line) {
    System.out.println(
        style.bold("tocsin") + "  replays " + Plain.of(scenario.name()) + " on the live clock");
    System.out.println("        the page: " + style.accent(line.address().toString()));
    System.out.println("        Kafka:    " + line.kafka().bootstrapServers());
    System.out.println(style.faint("        Ctrl-C stops it"));
    System.out.println();
  }

  /** What an earlier replay left is not this one's. */
  private static DataFolder freshFolder(Path data) throws Exception {
    DataFolder.take(data).close();
    TemporaryFolder.delete(data);
    return DataFolder.take(data);
  }
}
