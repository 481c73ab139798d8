package dev.tocsin.cli.line;

import dev.tocsin.cli.settings.Settings;
import dev.tocsin.dispatcher.Dispatcher;
import dev.tocsin.gateway.Gateway;
import dev.tocsin.gateway.PortInUseException;
import dev.tocsin.gateway.Readiness;
import dev.tocsin.gateway.Surroundings;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.newsroom.Newsroom;
import dev.tocsin.poller.Poller;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line in this process: a broker unless there is a cluster, the services, and what they share.
 *
 * <p>It closes in the order of the line, so that what is upstream stops first: poller, newsroom,
 * dispatcher, gateway, broker.
 */
public final class Line implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Line.class);
  private static final Duration DOOR_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /** A service that can run alone. */
  public enum Part {
    POLLER,
    NEWSROOM,
    DISPATCHER,
    GATEWAY;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final LinePlan plan;
  private final ServiceSettings given;
  private final LineKafka kafka;
  private final Metrics metrics = new Metrics();
  private final Consumer<Throwable> onDeath;
  private final List<RunningService> services = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> others = new ArrayList<>();
  private Optional<URI> address = Optional.empty();

  private Line(LinePlan plan, ServiceSettings given, LineKafka kafka, Consumer<Throwable> onDeath) {
    this.plan = plan;
    this.given = given;
    this.kafka = kafka;
    this.onDeath = onDeath;
  }

  /**
   * Starts what people speak to: a broker where there is no cluster, and the gateway. When it
   * fails, nothing is left running.
   */
  public static Line open(LinePlan plan, DataFolder folder, Consumer<Throwable> onDeath)
      throws LineException {
    return alone(plan, folder, Part.GATEWAY, onDeath);
  }

  /** Starts one service on a cluster, with its signs of life beside it. */
  public static Line alone(LinePlan plan, DataFolder folder, Part part, Consumer<Throwable> onDeath)
      throws LineException {
    Settings settings = plan.settings();
    if (part == Part.GATEWAY) {
      ServiceSettings.gateway(settings);
      Ports.checkFree(settings.get(Settings.GATEWAY_HOST), Settings.GATEWAY_PORT, settings);
    } else {
      Ports.checkFree(settings.get(Settings.OPS_HOST), Settings.OPS_PORT, settings);
    }
    ServiceSettings given = ServiceSettings.of(plan, folder);
    Line line = new Line(plan, given, LineKafka.open(plan, folder), onDeath);
    try {
      if (part == Part.GATEWAY) {
        line.startGateway();
      } else {
        line.start(part);
        line.openOps();
      }
      return line;
    } catch (LineException | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  /** Starts poller, newsroom and dispatcher; returns at once. */
  public void startServices() {
    Stream.of(Part.NEWSROOM, Part.DISPATCHER, Part.POLLER).parallel().forEach(this::start);
  }

  private void start(Part part) {
    RunningService service =
        switch (part) {
          case POLLER -> Poller.start(given.poller(), kafka(), onDeath);
          case NEWSROOM -> Newsroom.start(kafka(), plan.clock(), onDeath);
          case DISPATCHER -> Dispatcher.start(given.dispatcher(), kafka(), onDeath);
          case GATEWAY -> throw new IllegalArgumentException("the gateway is opened, not started");
        };
    services.add(service);
    metrics.watch(service);
  }

  private void startGateway() throws LineException {
    try {
      Gateway gateway =
          Gateway.start(
              ServiceSettings.gateway(plan.settings()),
              kafka(),
              new Surroundings(
                  metrics.registry(),
                  this::readiness,
                  given.secrets(),
                  given.addresses(),
                  plan.clock(),
                  onDeath));
      services.add(gateway);
      address = Optional.of(gateway.address());
    } catch (PortInUseException e) {
      throw new LineException(String.valueOf(e.getMessage()), e);
    }
  }

  private void openOps() throws LineException {
    OpsServer ops =
        OpsServer.start(
            plan.settings().get(Settings.OPS_HOST),
            plan.settings().get(Settings.OPS_PORT),
            metrics,
            this::ready);
    others.add(ops);
    address = Optional.of(ops.address());
  }

  /** Those of the services beside the gateway, which knows its own. */
  private List<Readiness> readiness() {
    return services.stream()
        .filter(service -> !(service instanceof Gateway))
        .map(Readiness::of)
        .toList();
  }

  /** Whether all that was started does its work. */
  public boolean ready() {
    return services.stream().allMatch(RunningService::ready);
  }

  /** Waits until it is ready. */
  public void awaitReady(Duration patience) throws LineException, InterruptedException {
    await(services, patience);
  }

  private void await(List<RunningService> these, Duration patience)
      throws LineException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!these.stream().allMatch(RunningService::ready)) {
      if (System.nanoTime() > deadline) {
        throw new LineException(
            "not ready after %d s: %s; is Kafka at %s well?"
                .formatted(
                    patience.toSeconds(),
                    these.stream().filter(s -> !s.ready()).map(RunningService::name).toList(),
                    kafka().bootstrapServers()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  public KafkaSettings kafka() {
    return kafka.settings();
  }

  /** Where the gateway, or the signs of life of a service alone, are found. */
  public URI address() {
    return address.orElseThrow();
  }

  /** The gateway's API, once it takes drafts: it must first have read what is on Kafka. */
  public Door door() throws LineException, InterruptedException {
    await(services.stream().filter(Gateway.class::isInstance).toList(), DOOR_WITHIN);
    return new Door(address(), plan.settings().get(Settings.GATEWAY_TOKENS).stream().findFirst());
  }

  @Override
  public void close() {
    for (String name : List.of("poller", "newsroom", "dispatcher", "gateway")) {
      services.stream().filter(s -> s.name().equals(name)).forEach(Line::stop);
    }
    others.forEach(Line::stop);
    stop(metrics);
    stop(kafka);
  }

  /** One that does not stop cleanly keeps no other from it. */
  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("a part did not stop cleanly; the next start mends what it left: {}", e.toString());
    }
  }
}
