package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.NOON;
import static dev.tocsin.dispatcher.Samples.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.tocsin.dispatcher.Receiver.Got;
import dev.tocsin.dispatcher.Receiver.Says;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Channel.Form;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.RetrySchedule;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.SubscriptionStatus.Health;
import dev.tocsin.outbound.OutboundHttp;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Standard Webhooks, rule by rule: real HTTP to a real server, verified by the official library.
 * Only the clock of the schedule is moved by hand.
 */
class WebhookConformanceTest {
  private static final String NEXT = "whsec_bmV3LWtleS1uZXcta2V5LW5ldy1rZXk=";
  private static final Delivery DELIVERY = delivery("d1");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path state;
  private OutboundHttp http;
  private Receiver receiver;
  private DeliveryLine line;

  @BeforeEach
  void start() throws Exception {
    http = Receiver.client();
    receiver = Receiver.start();
    line = new DeliveryLine(state, http::exchange);
  }

  @AfterEach
  void stop() {
    line.close();
    receiver.close();
    http.close();
  }

  @Test
  void isVerifiedByTheOfficialLibrary() {
    desk(Says.status(204));

    line.brings(DELIVERY);

    assertThat(got()).singleElement().satisfies(each -> verify(each, SECRET));
    assertThat(only().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void isPostedAsJsonByteForByteAsItWasSigned() {
    desk(Says.status(204));

    line.brings(DELIVERY);

    Got got = got().getFirst();
    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(got.body()).isEqualTo(DELIVERY.payload());
    verify(got, SECRET);
    assertThatThrownBy(() -> new Webhook(SECRET).verify(got.body() + " ", got.headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void keepsItsIdOverEveryRepeatAndReplay() {
    desk(Says.status(500), Says.status(500), Says.status(204));
    line.brings(DELIVERY);
    line.passes(Duration.ofHours(1));

    line.asks("desk", new Request.Resend(DELIVERY, 3, line.now()));

    assertThat(got()).hasSize(4).allSatisfy(each -> assertThat(each.id()).isEqualTo("d1"));
    assertThat(line.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
  }

  /** The library takes nothing that is older than five minutes by the real clock. */
  @Test
  void carriesTheRealTimeOfEachTry() {
    desk(Says.status(500), Says.status(204));
    line.brings(DELIVERY);

    line.passes(Duration.ofDays(1));

    assertThat(got()).hasSize(2).allSatisfy(each -> verify(each, SECRET));
  }

  @Test
  void signsByEd25519WhereItIsWanted() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] seed = pair.getPrivate().getEncoded();
    String key =
        "whsk_"
            + Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(seed, seed.length - 32, seed.length));
    wants(desk(Says.status(204)).withSecrets(signing(key + " " + SECRET)));

    line.brings(DELIVERY);

    Got got = got().getFirst();
    String[] signatures = header(got, "webhook-signature").split(" ");
    assertThat(signatures).hasSize(2);
    assertThat(signatures[0]).startsWith("v1a,");
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(pair.getPublic());
    verifier.update(
        "d1.%s.%s".formatted(header(got, "webhook-timestamp"), got.body()).getBytes(UTF_8));
    assertThat(verifier.verify(Base64.getDecoder().decode(signatures[0].substring(4)))).isTrue();
    verify(got, SECRET);
  }

  @Test
  void signsByOldAndNewSecretWhileItIsRotatedAndThenByTheNewAlone() {
    String both = NEXT + " " + SECRET + "@" + NOON.plus(Duration.ofHours(1));
    wants(desk(Says.status(204)).withSecrets(signing(both)));
    line.brings(DELIVERY);
    line.passes(Duration.ofHours(2));

    line.brings(delivery("d2"));

    Got during = got().getFirst();
    Got after = got().getLast();
    verify(during, SECRET);
    verify(during, NEXT);
    verify(after, NEXT);
    assertThatThrownBy(() -> new Webhook(SECRET).verify(after.body(), after.headers()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void takesAnyTwoHundredForSuccess(int status) {
    desk(Says.status(status));

    line.brings(DELIVERY);

    assertThat(only().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void neverFollowsARedirect(int status) {
    String target = receiver.url("/target", Says.status(204));
    desk(new Says(status, Map.of("Location", target)));

    line.brings(DELIVERY);

    assertThat(only().outcome()).isEqualTo(Outcome.RETRY);
    assertThat(receiver.got("/target")).isEmpty();
  }

  @Test
  void disablesWhatIsGoneAndSkipsVisiblyUntilItIsPinged() {
    desk(Says.status(410), Says.status(204));
    line.brings(DELIVERY);
    SubscriptionStatus gone = line.statuses().getLast();
    line.brings(delivery("d2"));
    line.asks("desk", new Request.Ping("desk", line.now()));

    line.asks("desk", new Request.Resend(delivery("d2"), 1, line.now()));

    assertThat(gone.health()).isEqualTo(Health.DISABLED);
    assertThat(gone.why()).contains("410", "gone for good");
    assertThat(line.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.DEAD, Outcome.SKIPPED, Outcome.DELIVERED, Outcome.DELIVERED);
    assertThat(line.attempts().get(1).answer()).contains("disabled", "gone for good");
    assertThat(line.statuses().getLast().health()).isEqualTo(Health.WORKING);
  }

  @Test
  void comesBackIntoServiceByAnEdit() {
    Subscription desk = desk(Says.status(410), Says.status(204));
    line.brings(DELIVERY);
    wants(desk.becoming(desk.state()));

    line.brings(delivery("d2"));

    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({"429, 90, PT90S", "503, 7200, PT2H", "429, 999999, PT24H", "503, 86401, PT24H"})
  void obeysRetryAfterExactlyUpToADay(int status, String header, Duration wait) {
    desk(new Says(status, Map.of("Retry-After", header)), Says.status(204));

    line.brings(DELIVERY);

    assertThat(only().nextAt()).hasValue(NOON.plus(wait));
  }

  @Test
  void obeysRetryAfterAsADate() {
    desk(new Says(503, Map.of("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")));

    line.brings(DELIVERY);

    assertThat(only().nextAt()).hasValue(NOON.plus(Duration.ofHours(24)));
  }

  @Test
  void restsTheWholeLaneForRetryAfter() {
    desk(new Says(429, Map.of("Retry-After", "600")), Says.status(204));
    line.brings(DELIVERY);
    line.brings(delivery("d2"));
    line.passes(Duration.ofSeconds(590), SECOND);
    int before = got().size();

    line.passes(Duration.ofSeconds(30), SECOND);

    assertThat(before).isEqualTo(1);
    assertThat(got()).hasSize(3);
  }

  @Test
  void spreadsItsRetriesByAFifth() {
    RetrySchedule standard = RetrySchedule.STANDARD;

    for (int failures = 1; failures < standard.waits().size(); failures++) {
      Duration wait = standard.waits().get(failures);
      for (int i = 0; i < 200; i++) {
        Instant next = standard.next("d" + i, failures, NOON).orElseThrow();
        assertThat(Duration.between(NOON, next))
            .isBetween(wait.multipliedBy(8).dividedBy(10), wait.multipliedBy(12).dividedBy(10));
      }
    }
  }

  @Test
  void retriesByTheScheduleOfItsSubscription() {
    List<Duration> waits = List.of(Duration.ZERO, Duration.ofSeconds(60));
    wants(desk(Says.status(500)).with(new Sending(false, 0, 10, 100, waits, Duration.ofDays(5))));

    line.brings(DELIVERY);
    line.passes(Duration.ofHours(1));

    assertThat(line.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.RETRY, Outcome.DEAD);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 500})
  void endsAllWhenTheReceiverSaysDisable(int status) {
    desk(new Says(status, Map.of("webhook-delivery", "disable")));

    line.brings(DELIVERY);
    line.brings(delivery("d2"));

    assertThat(got()).hasSize(1);
    assertThat(line.attempts().getFirst().outcome())
        .isEqualTo(status == 204 ? Outcome.DELIVERED : Outcome.DEAD);
    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(line.statuses().getLast().health()).isEqualTo(Health.DISABLED);
  }

  @Test
  void endsOneMessageWhenTheReceiverSaysAbortMessage() {
    desk(new Says(500, Map.of("Webhook-Delivery", "Abort-Message")), Says.status(204));

    line.brings(DELIVERY);
    line.brings(delivery("d2"));
    line.passes(Duration.ofDays(4));

    assertThat(line.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.DEAD, Outcome.DELIVERED);
  }

  @Test
  void pingsOnceAndTellsWhatCameOfIt() {
    desk(Says.status(500));

    line.asks("desk", new Request.Ping("desk", NOON));
    line.passes(Duration.ofDays(1));

    assertThat(line.pings()).singleElement().matches(Delivery::ping);
    assertThat(got()).singleElement().satisfies(each -> verify(each, SECRET));
    assertThat(got().getFirst().body()).contains("\"type\":\"ping\"");
    assertThat(line.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.DEAD);
  }

  @Test
  void asksAReceiverOfCloudEventsOnceBeforeTheFirstMessage() {
    cloudEvents(
        new Says(200, Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "120")),
        Says.status(204));

    line.brings(DELIVERY);
    line.brings(delivery("d2"));
    line.passes(Duration.ofSeconds(10), SECOND);

    assertThat(got()).extracting(Got::method).containsExactly("OPTIONS", "POST", "POST");
    assertThat(header(got().getFirst(), "webhook-request-origin")).isEqualTo("tocsin.dev");
    assertThat(line.statuses().getLast().agreement())
        .hasValue(new SubscriptionStatus.Agreement(120));
  }

  @Test
  void sendsCloudEventsBesideTheSignature() {
    cloudEvents(new Says(200, Map.of("WebHook-Allowed-Origin", "tocsin.dev")), Says.status(204));

    line.brings(DELIVERY);

    Got got = got().getLast();
    assertThat(header(got, "ce-specversion")).isEqualTo("1.0");
    assertThat(header(got, "ce-id")).isEqualTo("d1");
    assertThat(header(got, "ce-type")).isEqualTo("dev.tocsin.alert.new");
    assertThat(header(got, "ce-source")).isEqualTo("/tocsin/subscriptions/desk");
    assertThat(header(got, "ce-time")).isEqualTo(NOON.toString());
    verify(got, SECRET);
  }

  @Test
  void sendsNothingToAReceiverOfCloudEventsThatDoesNotAgree() {
    cloudEvents(new Says(200, Map.of("WebHook-Allowed-Origin", "elsewhere.test")));

    line.brings(DELIVERY);

    assertThat(got()).extracting(Got::method).containsExactly("OPTIONS");
    assertThat(only().outcome()).isEqualTo(Outcome.RETRY);
    assertThat(only().answer()).contains("did not agree");
  }

  @Test
  void keepsToTheRateThatAReceiverOfCloudEventsAllows() {
    cloudEvents(
        new Says(200, Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "60")),
        Says.status(204));
    for (int i = 0; i < 5; i++) {
      line.brings(delivery("d" + i));
    }

    line.passes(Duration.ofMillis(2_900), Duration.ofMillis(100));

    // The first one brought the rate to light; the bucket of the others was full.
    assertThat(got()).filteredOn(each -> each.method().equals("POST")).hasSize(4);
  }

  @Test
  void keepsTheOrderWhereItIsAskedFor() {
    wants(
        desk(Says.status(204), Says.status(500), Says.status(500), Says.status(204))
            .with(Sending.USUAL.inOrder()));
    for (int i = 0; i < 5; i++) {
      line.brings(delivery("d" + i));
    }

    line.passes(Duration.ofHours(1), Duration.ofSeconds(10));

    assertThat(got()).extracting(Got::id).containsExactly("d0", "d1", "d1", "d1", "d2", "d3", "d4");
  }

  @Test
  void goesOnInOrderAfterAMessageThatDied() {
    wants(
        desk(Says.status(500), Says.status(500), Says.status(204))
            .with(
                new Sending(true, 0, 1, 100, List.of(Duration.ZERO, SECOND), Duration.ofDays(5))));
    for (int i = 0; i < 3; i++) {
      line.brings(delivery("d" + i));
    }

    line.passes(Duration.ofMinutes(1), SECOND);

    assertThat(got()).extracting(Got::id).containsExactly("d0", "d0", "d1", "d2");
  }

  @Test
  void sendsTheHeadersAndTheCredentialThatItWasGiven() {
    Subscription desk = desk(Says.status(204));
    Channel.Webhook channel = (Channel.Webhook) desk.channel();
    wants(
        desk.with(new Channel.Webhook(channel.url(), Form.STANDARD, Map.of("X-Desk", "news")))
            .withSecrets(
                Map.of(
                    "signing",
                    Samples.BOX.seal(SECRET, "desk/signing"),
                    "authorization",
                    Samples.BOX.seal("Bearer hunter2", "desk/authorization"))));

    line.brings(DELIVERY);

    assertThat(header(got().getFirst(), "x-desk")).isEqualTo("news");
    assertThat(header(got().getFirst(), "authorization")).isEqualTo("Bearer hunter2");
    assertThat(only().toString()).doesNotContain("hunter2");
  }

  @Test
  void refusesLineBreaksInHeaders() {
    Subscription desk = desk(Says.status(204));
    Channel.Webhook channel = (Channel.Webhook) desk.channel();
    wants(
        desk.with(
            new Channel.Webhook(
                channel.url(), Form.STANDARD, Map.of("x-desk", "news\r\nx-evil: 1"))));

    line.brings(DELIVERY);

    assertThat(got()).isEmpty();
    assertThat(only().answer()).contains("channel.headers").doesNotContain("evil");
  }

  @Test
  void keepsTheHeadersOfAnAnswerWithoutCredentials() {
    desk(new Says(503, Map.of("Set-Cookie", "session=hunter2", "X-Request-Id", "42")));

    line.brings(DELIVERY);

    assertThat(only().headers()).contains("set-cookie: (hidden)", "x-request-id: 42");
    assertThat(only().toString()).doesNotContain("hunter2");
  }

  @Test
  void holdsNoSecretInWhatIsRecorded() {
    wants(desk(Says.status(204)).withSecrets(signing("whsec_hunter2!")));

    line.brings(DELIVERY);

    assertThat(got()).isEmpty();
    assertThat(only().answer()).contains("set it again");
    assertThat(only().toString()).doesNotContain("hunter2");
  }

  private Attempt only() {
    assertThat(line.attempts()).hasSize(1);
    return line.attempts().getFirst();
  }

  private List<Got> got() {
    return receiver.got("/hook");
  }

  /** A subscription whose receiver answers like this. */
  private Subscription desk(Says... script) {
    Subscription desk =
        Subscription.to("desk", new Channel.Webhook(receiver.url("/hook", script)))
            .withSecrets(signing(SECRET));
    wants(desk);
    return desk;
  }

  private void cloudEvents(Says... script) {
    Subscription desk = desk(script);
    Channel.Webhook channel = (Channel.Webhook) desk.channel();
    wants(desk.with(new Channel.Webhook(channel.url(), Form.CLOUDEVENTS, Map.of())));
  }

  private void wants(Subscription subscription) {
    line.wants(subscription);
  }

  private static Map<String, String> signing(String secrets) {
    return Map.of("signing", Samples.BOX.seal(secrets, "desk/signing"));
  }

  private static Delivery delivery(String id) {
    return new Delivery(
        id,
        "desk",
        List.of("a1"),
        "{\"type\":\"alert.new\",\"data\":{\"title\":\"Gespräche „nah“ \ud83d\ude80\"}}",
        NOON);
  }

  private static String header(Got got, String name) {
    HttpHeaders headers = got.headers();
    return headers.firstValue(name).orElseThrow();
  }

  private static void verify(Got got, String secret) {
    assertThatCode(() -> new Webhook(secret).verify(got.body(), got.headers()))
        .doesNotThrowAnyException();
  }
}
