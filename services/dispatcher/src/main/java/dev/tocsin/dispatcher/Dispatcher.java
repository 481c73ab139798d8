package dev.tocsin.dispatcher;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.OutboundUse;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import dev.tocsin.outbound.GuardedSockets;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.Traffic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The dispatcher, running. */
public final class Dispatcher implements RunningService {
  static final String SUBSCRIPTIONS = "dispatcher-subscriptions";
  static final String DELIVERIES = "dispatcher-deliveries";

  /** It ticks every few milliseconds; a restore or a commit that stalls holds that up. */
  private static final Duration STANDSTILL = Duration.ofSeconds(10);

  /** A message is sent before its commit; only attempts wait, and those are for people to read. */
  private static final Duration DELIVERIES_COMMIT = Duration.ofMillis(200);

  /** A receiver that takes longer than this gets one message at a time. */
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final List<StreamsRunner> runners;
  private final Vitals vitals;
  private final ExecutorService workers;
  private final OutboundHttp http;
  private final KafkaSink sink;

  private Dispatcher(
      List<StreamsRunner> runners,
      Vitals vitals,
      ExecutorService workers,
      OutboundHttp http,
      KafkaSink sink) {
    this.runners = runners;
    this.vitals = vitals;
    this.workers = workers;
    this.http = http;
    this.sink = sink;
  }

  /**
   * Starts it; returns at once.
   *
   * @param onDeath told when a topology has stopped for good, on a thread that must not be held
   */
  public static Dispatcher start(
      DispatcherSettings settings, KafkaSettings kafka, Consumer<Throwable> onDeath) {
    OutboundHttp http = new OutboundHttp(settings.http());
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    Vitals vitals = new Vitals();
    WorkSettings work =
        new WorkSettings(settings.clock(), workers, settings.maxInFlight(), SLOW, vitals);
    KafkaSink sink = new KafkaSink(kafka);
    Outbox outbox = outbox(settings, http, sink);
    List<StreamsRunner> runners =
        apps(kafka, work, outbox).stream()
            .map(app -> StreamsRunner.start(app, kafka, onDeath))
            .toList();
    return new Dispatcher(runners, vitals, workers, http, sink);
  }

  private static Outbox outbox(DispatcherSettings settings, OutboundHttp http, KafkaSink sink) {
    Secrets secrets = new Secrets(settings.secrets());
    GuardedSockets sockets =
        new GuardedSockets(settings.http().policy(), settings.http().resolver());
    return new Outbox(
        secrets,
        new Posts(http::exchange, InstantSource.system()),
        new Mails(secrets, sockets, new Unsubscribing(settings.secrets(), settings.gateway())),
        sink);
  }

  static List<StreamsApp> apps(KafkaSettings kafka, WorkSettings work, Outbox outbox) {
    // Batches only wait, and never go out; their signs of life are their own.
    WorkSettings waiting =
        new WorkSettings(work.clock(), Runnable::run, 1, work.slow(), new Vitals());
    return List.of(
        StreamsApp.of(
            SUBSCRIPTIONS, builder -> SubscriptionTopology.build(builder, kafka, waiting)),
        StreamsApp.of(DELIVERIES, builder -> DeliveryTopology.build(builder, kafka, work, outbox))
            .committingEach(DELIVERIES_COMMIT));
  }

  @Override
  public String name() {
    return "dispatcher";
  }

  @Override
  public boolean ready() {
    return runners.stream().allMatch(StreamsRunner::ready)
        && vitals.sinceTick().compareTo(STANDSTILL) < 0;
  }

  @Override
  public List<StreamsRunner> runners() {
    return runners;
  }

  /** The signs of life of the deliveries: parked, waiting, in flight. */
  public Vitals vitals() {
    return vitals;
  }

  @Override
  public Map<String, Vitals> work() {
    return Map.of("deliveries", vitals);
  }

  @Override
  public Optional<OutboundUse> outbound() {
    Traffic traffic = http.traffic();
    return Optional.of(new OutboundUse(traffic::requests, traffic::connections));
  }

  /** Stops it. Messages that are out are broken off, and sent again at the next start. */
  @Override
  public void close() {
    runners.parallelStream().forEach(StreamsRunner::close);
    workers.shutdownNow();
    http.close();
    sink.close();
  }
}
