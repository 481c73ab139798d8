package dev.tocsin.gateway;

import dev.tocsin.gateway.http.Web;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.registry.Registrar;
import dev.tocsin.gateway.websub.HubWords;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsRunner;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.Gauge;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway, running: the one door through which people see the line and change it. */
public final class Gateway implements RunningService {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final GatewaySettings settings;
  private final ReadModel model;
  private final Registrar registrar;
  private final HubWords hubWords;
  private final Javalin server;
  private final Thread beginning;

  private Gateway(GatewaySettings settings, KafkaSettings kafka, Surroundings around) {
    this.settings = settings;
    this.model = new ReadModel(around.metrics());
    this.registrar = new Registrar(kafka, model, around.clock());
    this.hubWords = new HubWords(kafka);
    this.server =
        new Web(settings, kafka, around, model, registrar, hubWords)
            .server(() -> Stream.concat(Stream.of(own()), around.others().get().stream()).toList());
    this.beginning = Thread.ofVirtual().name("gateway-begin").unstarted(() -> begin(kafka, around));
    Gauge.builder("tocsin.gateway.read.only", () -> registrar.readOnly().isPresent() ? 1 : 0)
        .description("1 when another gateway has become the writer, else 0.")
        .register(around.metrics());
  }

  /**
   * Starts it; returns when it listens. It answers at once, and is ready when it has read what is
   * on Kafka.
   *
   * @throws PortInUseException when its port is taken
   */
  public static Gateway start(GatewaySettings settings, KafkaSettings kafka, Surroundings around) {
    Gateway gateway = new Gateway(settings, kafka, around);
    try {
      gateway.server.start();
    } catch (JavalinBindException e) {
      gateway.close();
      throw new PortInUseException(settings.host(), settings.port(), e);
    }
    gateway.beginning.start();
    return gateway;
  }

  /**
   * Takes the right to write before it begins to read: so what an earlier gateway could still write
   * is read, too.
   */
  private void begin(KafkaSettings kafka, Surroundings around) {
    try {
      while (!tryBegin()) {
        Thread.sleep(RETRY);
      }
      model.begin(kafka, around.onDeath());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryBegin() {
    try {
      registrar.begin();
      return true;
    } catch (KafkaException e) {
      log.warn(
          "Kafka does not answer the gateway ({}), it tries again; look whether Kafka runs",
          e.getMessage());
      return false;
    }
  }

  /** Where it is reached. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + server.port() + "/");
  }

  private Readiness own() {
    return ready()
        ? new Readiness(name(), true, "")
        : new Readiness(name(), false, model.behind() + " records are still to be read");
  }

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public boolean ready() {
    return model.caughtUp();
  }

  @Override
  public List<StreamsRunner> runners() {
    return List.of();
  }

  @Override
  public void close() {
    beginning.interrupt();
    model.close();
    server.stop();
    registrar.close();
    hubWords.close();
  }
}
