package dev.tocsin.gateway.http;

import dev.tocsin.domain.HubCallbacks;
import dev.tocsin.gateway.GatewaySettings;
import dev.tocsin.gateway.Readiness;
import dev.tocsin.gateway.Surroundings;
import dev.tocsin.gateway.model.DeliveryLedger;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.page.LivePage;
import dev.tocsin.gateway.registry.FeedDesk;
import dev.tocsin.gateway.registry.Registrar;
import dev.tocsin.gateway.registry.SubscriptionDesk;
import dev.tocsin.gateway.registry.TopicDesk;
import dev.tocsin.gateway.websub.HubWords;
import dev.tocsin.gateway.websub.WebSubApi;
import dev.tocsin.gateway.websub.WebSubMeters;
import dev.tocsin.messaging.KafkaSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of the gateway. */
public final class Web {
  private static final Logger log = LoggerFactory.getLogger(Web.class);
  private static final long LARGEST_BODY = 256 << 10;

  private final GatewaySettings settings;
  private final KafkaSettings kafka;
  private final Surroundings around;
  private final ReadModel model;
  private final Registrar registrar;
  private final HubWords hubWords;

  public Web(
      GatewaySettings settings,
      KafkaSettings kafka,
      Surroundings around,
      ReadModel model,
      Registrar registrar,
      HubWords hubWords) {
    this.settings = settings;
    this.kafka = kafka;
    this.around = around;
    this.model = model;
    this.registrar = registrar;
    this.hubWords = hubWords;
  }

  /** A server with all routes, not yet started. */
  public Javalin server(Supplier<List<Readiness>> readiness) {
    return Javalin.create(
        config -> {
          quieten(config);
          config.concurrency.useVirtualThreads = true;
          config.http.maxRequestSize = LARGEST_BODY;
          config.http.prefer405over404 = true;
          config.jetty.host = settings.host();
          config.jetty.port = settings.port();
          route(config.routes, readiness);
        });
  }

  private static void quieten(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
  }

  private void route(JavalinDefaultRoutingApi routes, Supplier<List<Readiness>> readiness) {
    Tokens tokens = new Tokens(settings.tokens());
    LivePage page = new LivePage(model, registrar::readOnly);
    routes.before(new Door(settings, tokens)::check);
    status(routes, readiness);
    registry(routes);
    observed(routes, page);
    new WebSubApi(
            model,
            new HubCallbacks(around.secrets()),
            hubWords,
            new WebSubMeters(around.metrics()),
            around.clock())
        .route(routes);
    page.route(routes);
    SignIn signIn = new SignIn(tokens, page::signIn);
    routes.get(Door.SIGN_IN, signIn::show);
    routes.post(Door.SIGN_IN, signIn::enter);
    failures(routes);
  }

  private void status(JavalinDefaultRoutingApi routes, Supplier<List<Readiness>> readiness) {
    StatusApi status = new StatusApi(readiness, around.metrics());
    routes.get("/health", status::health);
    routes.get("/ready", status::ready);
    routes.get("/metrics", status::metrics);
  }

  private void registry(JavalinDefaultRoutingApi routes) {
    FeedDesk feeds = new FeedDesk(model, around.addresses());
    new RegistryApi<>(registrar, feeds).route(routes);
    new RegistryApi<>(registrar, new TopicDesk(model, kafka, around.clock())).route(routes);
    SubscriptionDesk subscriptions =
        new SubscriptionDesk(
            model, around.addresses(), around.secrets(), around.clock(), kafka.prefix());
    new RegistryApi<>(registrar, subscriptions).route(routes);
    routes.post(
        UnsubscribeApi.PATH, new UnsubscribeApi(registrar, subscriptions, around.secrets())::leave);
    routes.post("/api/v1/feeds/{id}/poll", new PollNowApi(registrar, feeds)::ask);
  }

  private void observed(JavalinDefaultRoutingApi routes, LivePage page) {
    new DeliveriesApi(model, registrar, new DeliveryLedger(kafka), around.clock()).route(routes);
    ObservedApi observed = new ObservedApi(model);
    routes.get("/api/v1/alerts", new AlertsApi(model.alerts())::list);
    routes.get("/api/v1/deliveries", observed::deliveries);
    routes.get("/api/v1/alarms", observed::alarms);
    routes.get("/api/v1/overview", observed::overview);
    AlertStream stream = new AlertStream(model.alerts(), settings.streamClients());
    Gauge.builder("tocsin.stream.clients", stream::clients)
        .description("Clients that listen to event streams.")
        .register(around.metrics());
    routes.get("/api/v1/alerts/stream", ctx -> stream.serve(ctx, AlertsApi::line));
    routes.get("/page/alerts/stream", ctx -> stream.serve(ctx, page::card));
  }

  private static void failures(JavalinDefaultRoutingApi routes) {
    routes.exception(
        HttpResponseException.class,
        (e, ctx) ->
            Answers.problem(
                ctx, HttpStatus.forStatus(e.getStatus()), String.valueOf(e.getMessage())));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          log.warn("{} {} failed; report this with what follows", ctx.method(), ctx.path(), e);
          Answers.problem(
              ctx,
              HttpStatus.INTERNAL_SERVER_ERROR,
              "the gateway failed at this; its log says why");
        });
  }
}
