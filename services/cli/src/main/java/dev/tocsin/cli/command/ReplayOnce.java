package dev.tocsin.cli.command;

import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Door;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.line.ScenarioStage;
import dev.tocsin.cli.line.Seeds;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.terminal.AlertLine;
import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.domain.Alert;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.replay.run.Drain;
import dev.tocsin.replay.run.Recorded;
import dev.tocsin.replay.run.Recorder;
import dev.tocsin.replay.run.ScenarioClock;
import dev.tocsin.replay.run.ScenarioDrive;
import dev.tocsin.replay.scenario.Golden;
import dev.tocsin.replay.scenario.Scenario;
import dev.tocsin.replay.scenario.ScenarioReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A replay to its end, by the scenario's own clock, with a report. */
final class ReplayOnce {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  private final Settings settings;
  private final ReplayOptions options;
  private final Style style = Style.ofThisProcess();

  /** What is for people; the alerts alone are for scripts. */
  private final PrintStream people;

  ReplayOnce(Settings settings, ReplayOptions options) {
    this.settings = ReplayOptions.apart(settings).with(Settings.GATEWAY_PORT, 0);
    this.options = options;
    this.people = options.json ? System.err : System.out;
  }

  int run(Path folder) throws Exception {
    Scenario scenario = ScenarioReader.read(folder);
    Optional<Golden> golden = Golden.in(folder);
    ScenarioClock clock = new ScenarioClock(scenario.releases().getFirst().at());
    try (Shutdown shutdown = Shutdown.ofRun()) {
      Path temporary = shutdown.closing(TemporaryFolder.make("tocsin-replay")).path();
      DataFolder data = shutdown.closing(DataFolder.take(temporary));
      ScenarioStage stage = shutdown.closing(ScenarioStage.set(scenario, clock));
      LinePlan plan = new LinePlan(settings, clock, stage.routes(), true);
      Line line = shutdown.closing(Line.open(plan, data, shutdown::onDeath));
      prepare(line.door(), stage);
      line.startServices();
      line.awaitReady(READY_WITHIN);
      Recorder recorder = shutdown.closing(Recorder.start(line.kafka(), KafkaTopics.all()));
      ReplayReport report = play(scenario, clock, stage, line, recorder);
      return tell(scenario, golden, recorder.of(KafkaTopics.ALERTS), report);
    }
  }

  private ReplayReport play(
      Scenario scenario, ScenarioClock clock, ScenarioStage stage, Line line, Recorder recorder)
      throws LineException, InterruptedException, TimeoutException {
    long startedMicros = RealTime.now();
    Progress progress = new Progress(System.err, style);
    Door door = line.door();
    try (Drain drain = new Drain(line.kafka(), recorder)) {
      new ScenarioDrive(clock, feed -> poll(door, feed), recorder, drain)
          .play(scenario, (done, all) -> progress.show("replaying", done, all));
    }
    return ReplayReport.of(recorder, stage.receiver().log(), startedMicros, RealTime.now());
  }

  private void prepare(Door door, ScenarioStage stage) throws LineException, InterruptedException {
    for (String refused : new Seeds(options.seeds()).applyTopics(door)) {
      System.err.println(style.bad("refused  ") + Plain.of(refused));
    }
    stage.enter(door, 1);
  }

  private int tell(
      Scenario scenario,
      Optional<Golden> golden,
      List<Recorded<Alert>> alerts,
      ReplayReport report) {
    AlertLine line = AlertLine.of(style, ZoneOffset.UTC);
    for (Recorded<Alert> alert : alerts) {
      System.out.println(
          options.json
              ? Json.mapper().writeValueAsString(alert.value())
              : line.dated(alert.value()));
    }
    people.println();
    people.println(report.table());
    if (golden.isEmpty()) {
      return 0;
    }
    var compared =
        golden
            .get()
            .compare(
                alerts.stream()
                    .map(Recorded::value)
                    .map(alert -> Golden.Pair.of(alert.topicId(), alert.article().url(), scenario))
                    .collect(Collectors.toSet()));
    people.println();
    people.println(
        compared.holds() ? style.good(compared.toString()) : style.bad(compared.toString()));
    return compared.holds() ? 0 : 1;
  }

  private static void poll(Door door, String feed) throws InterruptedException {
    try {
      door.poll(feed);
    } catch (LineException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
