package dev.tocsin.poller;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.OutboundUse;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.Traffic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The poller, running. */
public final class Poller implements RunningService {
  private static final String APP = "poller-polls";
  private static final Duration SLOW = Duration.ofSeconds(5);

  /** It ticks every few milliseconds; a restore or a commit that stalls holds that up. */
  private static final Duration STANDSTILL = Duration.ofSeconds(10);

  private final StreamsRunner runner;
  private final Map<String, Vitals> vitals;
  private final ExecutorService workers;
  private final OutboundHttp http;

  private Poller(
      StreamsRunner runner,
      Map<String, Vitals> vitals,
      ExecutorService workers,
      OutboundHttp http) {
    this.runner = runner;
    this.vitals = vitals;
    this.workers = workers;
    this.http = http;
  }

  /**
   * Starts it; returns at once.
   *
   * @param onDeath told when it has stopped for good, on a thread that must not be held
   */
  public static Poller start(
      PollerSettings settings, KafkaSettings kafka, Consumer<Throwable> onDeath) {
    OutboundHttp http = new OutboundHttp(settings.http());
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    Map<String, Vitals> vitals = new LinkedHashMap<>();
    PollTopology.Work work =
        new PollTopology.Work(
            work(settings, workers, vitals, "polls"),
            work(settings, workers, vitals, "pages"),
            work(settings, workers, vitals, "hubs"),
            work(settings, workers, vitals, "pushes"));
    PollTopology.Net net = net(settings, http);
    HubTies ties = new HubTies(settings.webSub());
    StreamsApp app =
        StreamsApp.of(
            APP, builder -> PollTopology.build(builder, kafka, net, settings.rules(), ties, work));
    return new Poller(StreamsRunner.start(app, kafka, onDeath), vitals, workers, http);
  }

  private static PollTopology.Net net(PollerSettings settings, OutboundHttp http) {
    SiteTurns turns = new SiteTurns(settings.rules().siteGap());
    HubSource hubs =
        settings
            .webSub()
            .<HubSource>map(webSub -> new HubClient(http, settings.http(), webSub))
            .orElse(order -> Optional.of("WebSub is off: poller.websub-url is not set"));
    return new PollTopology.Net(
        new FeedClient(http, settings.http(), settings.clock(), turns),
        new PageClient(http, settings.http(), settings.clock(), turns),
        hubs);
  }

  private static WorkSettings work(
      PollerSettings settings, ExecutorService workers, Map<String, Vitals> vitals, String name) {
    Vitals signs = vitals.computeIfAbsent(name, of -> new Vitals());
    return new WorkSettings(settings.clock(), workers, settings.maxInFlight(), SLOW, signs);
  }

  @Override
  public String name() {
    return "poller";
  }

  @Override
  public boolean ready() {
    return runner.ready()
        && vitals.values().stream().allMatch(signs -> signs.sinceTick().compareTo(STANDSTILL) < 0);
  }

  @Override
  public List<StreamsRunner> runners() {
    return List.of(runner);
  }

  /** The signs of life of each kind of its work: polls, pages, questions to hubs, pushes. */
  @Override
  public Map<String, Vitals> work() {
    return Map.copyOf(vitals);
  }

  @Override
  public Optional<OutboundUse> outbound() {
    Traffic traffic = http.traffic();
    return Optional.of(new OutboundUse(traffic::requests, traffic::connections));
  }

  /** Stops it. Polls that are out are broken off, and done again at the next start. */
  @Override
  public void close() {
    runner.close();
    workers.shutdownNow();
    http.close();
  }
}
