package dev.tocsin.cli.line;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.dispatcher.Dispatcher;
import dev.tocsin.dispatcher.DispatcherSettings;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.gateway.Gateway;
import dev.tocsin.gateway.GatewaySettings;
import dev.tocsin.gateway.PortInUseException;
import dev.tocsin.gateway.Readiness;
import dev.tocsin.gateway.Surroundings;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.ProvisioningException;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.newsroom.Newsroom;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import dev.tocsin.poller.Poller;
import dev.tocsin.poller.PollerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The line in this process: a broker unless there is a cluster, the services, and what they share.
 *
 * <p>It closes in the order of the line, so that what is upstream stops first: poller, newsroom,
 * dispatcher, gateway, broker.
 */
public final class Line implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration DOOR_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int EMBEDDED_PARTITIONS = 4;
  private static final int CLUSTER_PARTITIONS = 12;
  private static final int MOST_IN_FLIGHT = 2_000;
  private static final int STREAM_CLIENTS = 64;

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
  private final Optional<EmbeddedBroker> broker;
  private final KafkaSettings kafka;
  private final SecretBox secrets;
  private final AddressPolicy addresses;
  private final Metrics metrics = new Metrics();
  private final Consumer<Throwable> onDeath;
  private final List<RunningService> services = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> others = new ArrayList<>();
  private Optional<URI> address = Optional.empty();

  private Line(LinePlan plan, DataFolder folder, Consumer<Throwable> onDeath)
      throws LineException, ProvisioningException {
    Settings settings = plan.settings();
    this.plan = plan;
    this.onDeath = onDeath;
    this.secrets = folder.secrets(settings.get(Settings.SECRET_KEY));
    this.addresses = addresses(plan);
    this.broker =
        settings.get(Settings.KAFKA_SERVERS).isEmpty()
            ? Optional.of(startBroker(plan, folder))
            : Optional.empty();
    this.kafka = kafka(plan, folder, broker.map(EmbeddedBroker::bootstrapServers));
    try {
      new Provisioner(kafka).provision(KafkaTopics.all());
    } catch (ProvisioningException e) {
      broker.ifPresent(EmbeddedBroker::close);
      throw e;
    }
  }

  /** Starts what people speak to: a broker where there is no cluster, and the gateway. */
  public static Line open(LinePlan plan, DataFolder folder, Consumer<Throwable> onDeath)
      throws LineException, ProvisioningException {
    Line line = new Line(plan, folder, onDeath);
    try {
      line.startGateway();
      return line;
    } catch (LineException e) {
      line.close();
      throw e;
    }
  }

  /** Starts one service on a cluster, with its signs of life beside it. */
  public static Line alone(LinePlan plan, DataFolder folder, Part part, Consumer<Throwable> onDeath)
      throws LineException, ProvisioningException {
    Line line = new Line(plan, folder, onDeath);
    try {
      if (part == Part.GATEWAY) {
        line.startGateway();
      } else {
        line.start(part);
        line.openOps();
      }
      return line;
    } catch (LineException e) {
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
          case POLLER -> Poller.start(pollerSettings(), kafka, onDeath);
          case NEWSROOM -> Newsroom.start(kafka, onDeath);
          case DISPATCHER -> Dispatcher.start(dispatcherSettings(), kafka, onDeath);
          case GATEWAY -> throw new IllegalArgumentException("the gateway is opened, not started");
        };
    services.add(service);
    metrics.watch(service);
  }

  private void startGateway() throws LineException {
    Settings settings = plan.settings();
    try {
      Gateway gateway =
          Gateway.start(
              new GatewaySettings(
                  settings.get(Settings.GATEWAY_HOST),
                  settings.get(Settings.GATEWAY_PORT),
                  settings.get(Settings.GATEWAY_TOKENS),
                  STREAM_CLIENTS),
              kafka,
              new Surroundings(
                  metrics.registry(), this::readiness, secrets, addresses, plan.clock(), onDeath));
      services.add(gateway);
      address = Optional.of(gateway.address());
    } catch (PortInUseException | IllegalArgumentException e) {
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
                    kafka.bootstrapServers()));
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  public KafkaSettings kafka() {
    return kafka;
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
      services.stream().filter(s -> s.name().equals(name)).forEach(RunningService::close);
    }
    others.forEach(Line::quietly);
    metrics.close();
    broker.ifPresent(EmbeddedBroker::close);
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private PollerSettings pollerSettings() {
    OutboundSettings outbound =
        outbound(plan, addresses, plan.settings().get(Settings.FETCH_DEADLINE));
    return plan.replay()
        ? PollerSettings.byRequest(plan.clock(), outbound)
        : new PollerSettings(
            plan.clock(), outbound, plan.settings().get(Settings.SITE_GAP), false, MOST_IN_FLIGHT);
  }

  private DispatcherSettings dispatcherSettings() {
    return new DispatcherSettings(
        plan.clock(),
        outbound(plan, addresses, plan.settings().get(Settings.DELIVERY_DEADLINE)),
        secrets,
        MOST_IN_FLIGHT);
  }

  private static EmbeddedBroker startBroker(LinePlan plan, DataFolder folder) {
    return EmbeddedBroker.start(
        new BrokerSettings(
            folder.kafka(),
            plan.settings().get(Settings.BROKER_PORT),
            "127.0.0.1",
            !plan.replay()));
  }

  private static KafkaSettings kafka(LinePlan plan, DataFolder folder, Optional<String> embedded)
      throws LineException {
    Settings settings = plan.settings();
    int configured = settings.get(Settings.KAFKA_PARTITIONS);
    int usual = embedded.isPresent() ? EMBEDDED_PARTITIONS : CLUSTER_PARTITIONS;
    int partitions = plan.replay() ? 1 : configured == 0 ? usual : configured;
    return new KafkaSettings(
        embedded.orElse(settings.get(Settings.KAFKA_SERVERS)),
        settings.get(Settings.KAFKA_PREFIX),
        partitions,
        !plan.replay(),
        folder.id(),
        folder.state());
  }

  /** What the operator allows, and the very sockets that this run serves itself. */
  private static AddressPolicy addresses(LinePlan plan) throws LineException {
    List<String> served =
        plan.routes().values().stream()
            .map(socket -> socket.getAddress().getHostAddress() + ":" + socket.getPort())
            .toList();
    try {
      return AddressPolicy.allowing(
          Stream.concat(plan.settings().get(Settings.ALLOW).stream(), served.stream()).toList());
    } catch (IllegalArgumentException e) {
      throw new LineException("outbound.allow: " + e.getMessage(), e);
    }
  }

  private static OutboundSettings outbound(
      LinePlan plan, AddressPolicy addresses, Duration deadline) {
    Settings settings = plan.settings();
    return new OutboundSettings(
        settings.get(Settings.USER_AGENT),
        CONNECT_WITHIN,
        deadline,
        settings.get(Settings.FETCH_BYTES),
        addresses,
        Resolver.system().withRoutes(plan.routes()));
  }
}
