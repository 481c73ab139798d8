package dev.tocsin.cli.line;

import dev.tocsin.cli.settings.Settings;
import dev.tocsin.dispatcher.DispatcherSettings;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.gateway.GatewaySettings;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import dev.tocsin.poller.PollRules;
import dev.tocsin.poller.PollerSettings;
import dev.tocsin.poller.WebSub;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the services are started with, all of it checked before anything is started. */
record ServiceSettings(
    AddressPolicy addresses,
    SecretBox secrets,
    PollerSettings poller,
    DispatcherSettings dispatcher) {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final int MOST_IN_FLIGHT = 2_000;
  private static final int STREAM_CLIENTS = 64;

  static ServiceSettings of(LinePlan plan, DataFolder folder) throws LineException {
    Settings settings = plan.settings();
    SecretBox secrets = folder.secrets(settings.get(Settings.SECRET_KEY));
    AddressPolicy addresses = checked("outbound.allow: ", () -> addresses(plan));
    return checked(
        "",
        () ->
            new ServiceSettings(
                addresses,
                secrets,
                poller(plan, addresses, secrets),
                dispatcher(plan, addresses, secrets)));
  }

  /** Those of the gateway: a service without it may be without what it needs. */
  static GatewaySettings gateway(Settings settings) throws LineException {
    return checked(
        "",
        () ->
            new GatewaySettings(
                settings.get(Settings.GATEWAY_HOST),
                settings.get(Settings.GATEWAY_PORT),
                settings.get(Settings.GATEWAY_TOKENS),
                STREAM_CLIENTS));
  }

  private static <T> T checked(String about, Supplier<T> made) throws LineException {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new LineException(about + e.getMessage(), e);
    }
  }

  /** What the operator allows, and the very sockets that this run serves itself. */
  private static AddressPolicy addresses(LinePlan plan) {
    Stream<String> served =
        plan.routes().values().stream()
            .map(socket -> socket.getAddress().getHostAddress() + ":" + socket.getPort());
    List<String> allowed = plan.settings().get(Settings.ALLOW);
    return AddressPolicy.allowing(Stream.concat(allowed.stream(), served).toList());
  }

  private static PollerSettings poller(LinePlan plan, AddressPolicy addresses, SecretBox secrets) {
    Settings settings = plan.settings();
    OutboundSettings http = outbound(plan, addresses, settings.get(Settings.FETCH_DEADLINE));
    PollRules rules =
        plan.replay()
            ? PollRules.BY_REQUEST
            : new PollRules(
                settings.get(Settings.SITE_GAP),
                settings.get(Settings.FIRST_POLL_GAP),
                settings.get(Settings.RETRY_AFTER_SCOPE),
                false);
    return new PollerSettings(plan.clock(), http, rules, MOST_IN_FLIGHT, webSub(plan, secrets));
  }

  /** A replay has its own outlets and no hubs. */
  private static Optional<WebSub> webSub(LinePlan plan, SecretBox secrets) {
    return Optional.of(plan.settings().get(Settings.WEBSUB_URL))
        .filter(url -> !url.isEmpty() && !plan.replay())
        .map(url -> WebSub.at(url, secrets));
  }

  private static DispatcherSettings dispatcher(
      LinePlan plan, AddressPolicy addresses, SecretBox secrets) {
    Duration deadline = plan.settings().get(Settings.DELIVERY_DEADLINE);
    return new DispatcherSettings(
        plan.clock(),
        outbound(plan, addresses, deadline),
        secrets,
        MOST_IN_FLIGHT,
        Optional.of(plan.settings().get(Settings.PUBLIC_URL))
            .filter(url -> !url.isEmpty())
            .map(URI::create));
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
