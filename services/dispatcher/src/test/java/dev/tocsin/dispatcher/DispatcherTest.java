package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.about;
import static dev.tocsin.dispatcher.Samples.alert;
import static dev.tocsin.dispatcher.Samples.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.dispatcher.Receiver.Got;
import dev.tocsin.dispatcher.Receiver.Says;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.State;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dispatcher on a real broker, with a real receiver; only the clock is moved. */
class DispatcherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  private static final OutboundSettings HTTP =
      new OutboundSettings(
          "tocsin-test/1",
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          1 << 20,
          AddressPolicy.allowing(List.of("127.0.0.1")),
          Resolver.system());

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static KafkaSettings kafka;
  private static Records records;
  private static Receiver receiver;
  private static Dispatcher dispatcher;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("kafka")));
    kafka =
        new KafkaSettings(
            broker.bootstrapServers(), "tocsin.", 2, true, "test", folder.resolve("state"));
    new Provisioner(kafka).provision(KafkaTopics.all());
    records = Records.of(kafka);
    receiver = Receiver.start();
    wants("limping", receiver.url("/limping", Says.status(500), Says.status(204)));
    wants("resting", receiver.url("/resting", Says.status(503), Says.status(204)));
    wants("gone", receiver.url("/gone", Says.status(410)));
    wants(
        "busy",
        receiver.url("/busy", new Says(503, Map.of("Retry-After", "7200")), Says.status(204)));
    wants("redirecting", receiver.url("/moved", new Says(307, Map.of("Location", "/target"))));
    wants("down", Receiver.down());
    wants("private", "http://127.0.0.2:8080/");
    dispatcher = startDispatcher();
  }

  @AfterAll
  static void stop() {
    dispatcher.close();
    receiver.close();
    records.close();
    broker.close();
  }

  @Test
  void bringsAnAlertAgainUntilItIsTaken() {
    String delivery = raise("limping");
    awaitAttempts(delivery, 1);
    passes(Duration.ofSeconds(7));

    List<Attempt> attempts = awaitAttempts(delivery, 2);

    assertThat(attempts)
        .extracting(Attempt::number, Attempt::httpStatus, Attempt::outcome)
        .containsExactly(tuple(1, 500, Outcome.RETRY), tuple(2, 204, Outcome.DELIVERED));
    assertThat(receiver.got("/limping"))
        .hasSize(2)
        .allMatch(got -> got.id().equals(delivery))
        .allSatisfy(DispatcherTest::verify);
  }

  @Test
  void goesOnAfterARestartWhereItStopped() {
    String delivery = raise("resting");
    awaitAttempts(delivery, 1);
    dispatcher.close();
    dispatcher = startDispatcher();
    passes(Duration.ofSeconds(7));

    List<Attempt> attempts = awaitAttempts(delivery, 2);

    assertThat(attempts.getLast().outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(receiver.got("/resting")).extracting(Got::id).containsExactly(delivery, delivery);
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    String delivery = raise("busy");
    Attempt put = awaitAttempts(delivery, 1).getFirst();
    passes(Duration.ofHours(2));

    Attempt taken = awaitAttempts(delivery, 2).getLast();

    assertThat(taken.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(put.nextAt())
        .hasValueSatisfying(
            next -> assertThat(next).isAfterOrEqualTo(put.at().plus(Duration.ofHours(2))));
    assertThat(taken.at()).isAfterOrEqualTo(put.nextAt().orElseThrow());
  }

  @Test
  void endsVisiblyWhenTheReceiverIsGone() {
    String delivery = raise("gone");

    Attempt attempt = awaitAttempts(delivery, 1).getFirst();

    assertThat(attempt.outcome()).isEqualTo(Outcome.DEAD);
    assertThat(attempt.answer()).contains("gone for good");
  }

  @Test
  void followsNoRedirect() {
    String delivery = raise("redirecting");

    Attempt attempt = awaitAttempts(delivery, 1).getFirst();

    assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
    assertThat(attempt.httpStatus()).isEqualTo(307);
    assertThat(receiver.got("/target")).isEmpty();
  }

  @Test
  void keepsWhatAReceiverThatIsDownMissed() {
    String delivery = raise("down");

    Attempt attempt = awaitAttempts(delivery, 1).getFirst();

    assertThat(attempt.outcome()).isEqualTo(Outcome.RETRY);
    assertThat(attempt.httpStatus()).isZero();
    assertThat(attempt.answer()).isNotEmpty();
    assertThat(attempt.nextAt()).isPresent();
  }

  @Test
  void callsNoAddressThatIsNotAllowed() {
    String delivery = raise("private");

    Attempt attempt = awaitAttempts(delivery, 1).getFirst();

    assertThat(attempt.answer()).startsWith("refused: ").contains("127.0.0.2");
  }

  private static Dispatcher startDispatcher() {
    Dispatcher started =
        Dispatcher.start(
            DispatcherSettings.of(() -> Instant.now().plus(AHEAD.get()), HTTP, Samples.BOX),
            kafka,
            cause -> {});
    await().atMost(PATIENCE).until(started::ready);
    return started;
  }

  /** A subscription to the topic of its own name. */
  private static void wants(String id, String url) {
    records.write(
        KafkaTopics.SUBSCRIPTIONS,
        id,
        subscription(id, State.ACTIVE, about(id), url),
        new RecordHeaders());
  }

  /** Raises an alert for one subscription; returns the id of its delivery. */
  private static String raise(String subscriptionId) {
    Alert alert = alert(subscriptionId, "s1");
    RecordHeaders headers = new RecordHeaders();
    RealTime.ALERTED.stamp(headers, RealTime.now());
    records.write(KafkaTopics.ALERTS, subscriptionId, alert, headers);
    return Delivery.idOf(List.of(alert.id()), subscriptionId);
  }

  private static List<Attempt> awaitAttempts(String deliveryId, int count) {
    return await()
        .atMost(PATIENCE)
        .until(() -> records.attempts(deliveryId), attempts -> attempts.size() >= count);
  }

  private static void passes(Duration time) {
    AHEAD.updateAndGet(ahead -> ahead.plus(time));
  }

  private static void verify(Got got) {
    try {
      new Webhook(Samples.SECRET).verify(got.body(), got.headers());
    } catch (Exception e) {
      throw new AssertionError("the official library refuses it", e);
    }
  }
}
