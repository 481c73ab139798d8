package dev.tocsin.poller;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import dev.tocsin.outbound.OutboundHttp;
import java.time.Duration;
import java.util.List;
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
  private final Vitals vitals;
  private final Vitals pageVitals;
  private final ExecutorService workers;
  private final OutboundHttp http;

  private Poller(
      StreamsRunner runner,
      Vitals vitals,
      Vitals pageVitals,
      ExecutorService workers,
      OutboundHttp http) {
    this.runner = runner;
    this.vitals = vitals;
    this.pageVitals = pageVitals;
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
    Vitals vitals = new Vitals();
    Vitals pageVitals = new Vitals();
    SiteTurns turns = new SiteTurns(settings.rules().siteGap());
    FeedSource feeds = new FeedClient(http, settings.http(), settings.clock(), turns);
    PageSource pages = new PageClient(http, settings.http(), settings.clock(), turns);
    PollTopology.Work work =
        new PollTopology.Work(work(settings, workers, vitals), work(settings, workers, pageVitals));
    StreamsApp app =
        StreamsApp.of(
            APP,
            builder -> PollTopology.build(builder, kafka, feeds, pages, settings.rules(), work));
    return new Poller(StreamsRunner.start(app, kafka, onDeath), vitals, pageVitals, workers, http);
  }

  private static WorkSettings work(
      PollerSettings settings, ExecutorService workers, Vitals vitals) {
    return new WorkSettings(settings.clock(), workers, settings.maxInFlight(), SLOW, vitals);
  }

  @Override
  public String name() {
    return "poller";
  }

  @Override
  public boolean ready() {
    return runner.ready() && lives(vitals) && lives(pageVitals);
  }

  private static boolean lives(Vitals signs) {
    return signs.sinceTick().compareTo(STANDSTILL) < 0;
  }

  @Override
  public List<StreamsRunner> runners() {
    return List.of(runner);
  }

  /** The signs of life of its polls, for metrics. */
  public Vitals vitals() {
    return vitals;
  }

  /** Stops it. Polls that are out are broken off, and done again at the next start. */
  @Override
  public void close() {
    runner.close();
    workers.shutdownNow();
    http.close();
  }
}
