package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.HubPhase;
import dev.tocsin.domain.HubCallbacks;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.PollSchedule;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.HubTie;
import dev.tocsin.messaging.KafkaTopics;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSub, 5.3 and 7: what hubs ask and push. */
class WebSubApiTest {
  private static final String FEED = "<rss version='2.0'><channel/></rss>";
  private static int feeds;
  private static Line line;
  private static Gateway gateway;
  private static HubCallbacks callbacks;

  private String id;
  private String topic;
  private String token;

  @BeforeAll
  static void open() throws Exception {
    line = Line.open();
    gateway = line.gateway(new GatewaySettings("127.0.0.1", 0, List.of("a-token-of-the-test"), 4));
    callbacks = new HubCallbacks(line.secrets);
  }

  @AfterAll
  static void close() {
    line.close();
  }

  @BeforeEach
  void newFeed() {
    id = "feed-" + ++feeds;
    topic = "http://" + id + ".test/feed.xml?a=1&b=2";
    token = callbacks.newToken(id, topic);
  }

  @Test
  void subscriptionThatIsWantedIsConfirmedAndPassedOn() throws Exception {
    standing(HubPhase.ASKED);

    HttpResponse<String> answer = verify("subscribe", topic, "&hub.lease_seconds=3600");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("a <b>challenge</b>");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(words())
        .singleElement()
        .isEqualTo(
            new HubWord.Verified(
                id, HubTie.callback(token), Line.NOW, Optional.of(Duration.ofHours(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&hub.lease_seconds=-1", "&hub.lease_seconds=soon"})
  void leaseThatIsNotNamedIsLeftToThePoller(String lease) throws Exception {
    standing(HubPhase.ASKED);

    assertThat(verify("subscribe", topic, lease).statusCode()).isEqualTo(200);

    assertThat(words())
        .singleElement()
        .isEqualTo(new HubWord.Verified(id, HubTie.callback(token), Line.NOW, Optional.empty()));
  }

  @Test
  void subscriptionToSomethingElseIsUnknown() throws Exception {
    standing(HubPhase.ASKED);

    assertThat(verify("subscribe", "http://times.test/", "").statusCode()).isEqualTo(404);
    assertThat(words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DENIED", "LEFT"})
  void subscriptionThatIsNotWantedIsUnknown(HubPhase phase) throws Exception {
    standing(phase);

    assertThat(verify("subscribe", topic, "").statusCode()).isEqualTo(404);
  }

  @Test
  void callbackThatNobodyMadeIsUnknown() throws Exception {
    standing(HubPhase.ASKED);
    token = callbacks.newToken("another", topic);

    assertThat(verify("subscribe", topic, "").statusCode()).isEqualTo(404);
    assertThat(verify("unsubscribe", topic, "").statusCode()).isEqualTo(404);
  }

  @Test
  void unsubscriptionIsConfirmedOnlyOnceNothingIsWanted() throws Exception {
    standing(HubPhase.VERIFIED);
    assertThat(verify("unsubscribe", topic, "").statusCode()).isEqualTo(404);

    standing(HubPhase.LEFT);

    assertThat(verify("unsubscribe", topic, "").body()).isEqualTo("a <b>challenge</b>");
  }

  @Test
  void unsubscriptionOfARemovedFeedIsConfirmed() throws Exception {
    HttpResponse<String> answer = verify("unsubscribe", topic, "");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void denialIsPassedOnWithItsReason() throws Exception {
    standing(HubPhase.ASKED);

    HttpResponse<String> answer = verify("denied", topic, "&hub.reason=you%20did%0Anot%20pay");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(words())
        .singleElement()
        .isEqualTo(new HubWord.Denied(id, HubTie.callback(token), Line.NOW, "you did not pay"));
  }

  @Test
  void questionWithoutChallengeIsWrong() throws Exception {
    standing(HubPhase.ASKED);

    HttpResponse<String> answer =
        Line.get(gateway, path() + "?hub.mode=subscribe&hub.topic=" + encoded(topic));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "sha1, HmacSHA1",
    "sha256, HmacSHA256",
    "sha384, HmacSHA384",
    "sha512, HmacSHA512",
    "SHA256, HmacSHA256"
  })
  void signedPushIsPassedOn(String method, String algorithm) throws Exception {
    standing(HubPhase.VERIFIED);

    HttpResponse<String> answer = push(FEED, method + "=" + hmac(algorithm, FEED));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(words())
        .singleElement()
        .isEqualTo(
            new HubWord.Pushed(
                id,
                HubTie.callback(token),
                Line.NOW,
                topic,
                Optional.of("application/rss+xml"),
                Base64.getEncoder().encodeToString(FEED.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sha256=00", "sha256=", "md5=00", "sha256", "sha256=%s0", "sha1=%s", "=", ""})
  void wrongSignatureIsAnsweredWellAndIgnoredAndCounted(String form) throws Exception {
    standing(HubPhase.VERIFIED);
    double before = pushes("forged");

    HttpResponse<String> answer = push(FEED, form.formatted(hmac("HmacSHA256", FEED)));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(words()).isEmpty();
    assertThat(pushes("forged")).isEqualTo(before + 1);
  }

  @Test
  void pushWithoutSignatureIsIgnored() throws Exception {
    standing(HubPhase.VERIFIED);

    HttpResponse<String> answer = post(FEED, request -> request);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(words()).isEmpty();
  }

  @Test
  void changedBodyIsIgnored() throws Exception {
    standing(HubPhase.VERIFIED);

    push(FEED + " ", "sha256=" + hmac("HmacSHA256", FEED));

    assertThat(words()).isEmpty();
  }

  @Test
  void pushThatIsNotWantedIsGone() throws Exception {
    standing(HubPhase.LEFT);

    HttpResponse<String> answer = push(FEED, "sha256=" + hmac("HmacSHA256", FEED));

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(words()).isEmpty();
  }

  @Test
  void largePushIsPassedOnAsAnAnnouncement() throws Exception {
    standing(HubPhase.VERIFIED);
    String large = "x".repeat(700 << 10);

    HttpResponse<String> answer = push(large, "sha256=" + hmac("HmacSHA256", large));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(words())
        .singleElement()
        .satisfies(word -> assertThat(((HubWord.Pushed) word).body()).isEmpty());
  }

  @Test
  void largestPushThatIsReadFitsIntoARecord() throws Exception {
    standing(HubPhase.VERIFIED);
    String large = "x".repeat(640 << 10);

    push(large, "sha256=" + hmac("HmacSHA256", large));

    assertThat(words())
        .singleElement()
        .satisfies(word -> assertThat(((HubWord.Pushed) word).body()).hasSizeGreaterThan(850_000));
  }

  @Test
  void endlessPushIsRefused() throws Exception {
    standing(HubPhase.VERIFIED);
    String endless = "x".repeat(11 << 20);

    HttpResponse<String> answer = push(endless, "sha256=" + hmac("HmacSHA256", endless));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(words()).isEmpty();
  }

  private void standing(HubPhase phase) {
    String site = id + ".test";
    line.publish(KafkaTopics.FEEDS, site + "/" + id, feed(site));
    FeedStatus.Hub hub =
        new FeedStatus.Hub(
            "https://hub.test/",
            topic,
            HubTie.callback(token),
            phase,
            "",
            Optional.empty(),
            0,
            0,
            0,
            Optional.empty());
    line.publish(
        KafkaTopics.FEED_STATUS,
        site + "/" + id,
        new FeedStatus(
            id,
            site,
            FeedStatus.Outcome.FETCHED,
            "",
            200,
            0,
            1,
            1,
            Optional.empty(),
            List.of(),
            Optional.of(Samples.AT),
            Optional.empty(),
            "",
            List.of(),
            Optional.of(hub)));
    await().until(() -> shown().contains("\"phase\":\"" + phase + "\""));
  }

  private String shown() throws Exception {
    return Line.send(
            gateway,
            "/api/v1/feeds/" + id,
            request -> request.header("Authorization", "Bearer a-token-of-the-test"))
        .body();
  }

  private Feed feed(String site) {
    return new Feed(
        id,
        1,
        State.ACTIVE,
        "http://" + site + "/feed.xml",
        site,
        "Herald",
        "",
        "",
        "",
        0,
        List.of(),
        false,
        Feed.Backlog.ALERT,
        PollSchedule.BY_RULE,
        "");
  }

  private String path() {
    return "/websub/" + id + "/" + token;
  }

  private HttpResponse<String> verify(String mode, String of, String more) throws Exception {
    return Line.get(
        gateway,
        "%s?hub.mode=%s&hub.topic=%s&hub.challenge=%s%s"
            .formatted(path(), mode, encoded(of), encoded("a <b>challenge</b>"), more));
  }

  private HttpResponse<String> push(String body, String signature) throws Exception {
    return post(body, request -> request.header("X-Hub-Signature", signature));
  }

  private HttpResponse<String> post(String body, UnaryOperator<HttpRequest.Builder> more)
      throws Exception {
    return Line.send(
        gateway,
        path(),
        request ->
            more.apply(request.header("Content-Type", "application/rss+xml"))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String hmac(String algorithm, String body) throws Exception {
    Mac mac = Mac.getInstance(algorithm);
    String secret = callbacks.secret(id, topic, token);
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private List<HubWord> words() {
    return line.records(KafkaTopics.PUSHES).stream()
        .map(
            record ->
                KafkaTopics.PUSHES.serde().deserializer().deserialize("pushes", record.value()))
        .filter(word -> word.feedId().equals(id))
        .toList();
  }

  private static double pushes(String outcome) throws Exception {
    String metrics =
        Line.send(
                gateway,
                "/metrics",
                request -> request.header("Authorization", "Bearer a-token-of-the-test"))
            .body();
    return metrics
        .lines()
        .filter(of -> of.startsWith("tocsin_websub_pushes_total{outcome=\"" + outcome + "\"}"))
        .mapToDouble(of -> Double.parseDouble(of.substring(of.lastIndexOf(' ') + 1)))
        .sum();
  }
}
