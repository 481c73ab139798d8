package dev.tocsin.poller;

import static dev.tocsin.poller.FeedServer.reply;
import static dev.tocsin.poller.FeedServer.rss;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.Item;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.poller.FeedServer.Got;
import dev.tocsin.poller.PollRules.Scope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of polite polling, each with a test under its number: the topology with a real client
 * asks a real server that keeps every request, and a clock that the test moves. {@code
 * docs/politeness.md} is made of them.
 */
final class PolitenessTest {
  private static final String HOST = "herald.test";
  private static final String FEED = rss("a=Talks begin");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final PollRules RULES =
      new PollRules(Duration.ofMillis(20), Duration.ofMillis(50), Scope.HOST, false);

  private final Feed feed = Feeds.herald();
  private FeedServer server;
  private OutboundHttp http;
  private PollDesk desk;

  @BeforeEach
  void open() throws Exception {
    open(RULES);
  }

  private void open(PollRules rules) throws Exception {
    TestClock clock = new TestClock(PollDesk.NOON);
    server = new FeedServer(clock);
    OutboundSettings settings =
        new OutboundSettings(
            PollerLine.USER_AGENT,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            1 << 20,
            AddressPolicy.allowing(List.of("127.0.0.1:" + server.address().getPort())),
            (host, port) -> List.of(server.address()));
    http = new OutboundHttp(settings);
    desk =
        PollDesk.asking(
            clock, new FeedClient(http, settings, clock, new SiteTurns(rules.siteGap())), rules);
  }

  @AfterEach
  void close() {
    desk.close();
    http.close();
    server.close();
  }

  @Test
  void rule01SubscribingCostsExactlyOneGet() {
    server.on(HOST, reply(200, FEED));

    polled();
    pass(Duration.ofSeconds(30));

    assertThat(asked()).extracting(Got::method).containsExactly("GET");
  }

  @Test
  void rule02FirstRequestIsUnconditional() {
    server.on(HOST, reply(200, FEED));

    polled();

    assertThat(asked().getFirst().headers())
        .doesNotContainKeys("If-none-match", "If-modified-since");
  }

  @Test
  void rule03LaterRequestsEchoValidatorsByteForByte() {
    String etag = "W/\"a b'c;=é\"";
    String wrongWeekday = "Sun, 01 May 2024 10:00:00 GMT";
    server.on(HOST, reply(200, FEED, "ETag: " + etag, "Last-Modified: " + wrongWeekday));
    polled();

    polledAgain();

    assertThat(asked().getLast().header("If-none-match")).isEqualTo(etag);
    assertThat(asked().getLast().header("If-modified-since")).isEqualTo(wrongWeekday);
  }

  @Test
  void rule04ValidatorsAreOneSetThatEachAnswerReplaces() {
    server.on(
        HOST, reply(200, FEED, "ETag: \"1\"", "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT"));
    polled();
    server.on(HOST, reply(200, FEED, "ETag: \"2\""));
    polledAgain();
    server.on(HOST, reply(304, "", "ETag: \"3\""));
    polledAgain();

    polledAgain();

    assertThat(asked())
        .extracting(got -> got.header("If-none-match"))
        .containsExactly("", "\"1\"", "\"2\"", "\"3\"");
    assertThat(asked().getLast().header("If-modified-since")).isEmpty();
  }

  @Test
  void rule05SameBodyWithNewValidatorsMovesThemOn() {
    server.on(HOST, reply(200, FEED, "ETag: \"1\""));
    polled();
    server.on(HOST, reply(200, FEED, "ETag: \"2\""));
    polledAgain();

    polledAgain();

    assertThat(asked().getLast().header("If-none-match")).isEqualTo("\"2\"");
    assertThat(desk.items()).hasSize(1);
  }

  @Test
  void rule06ValidatorsSurviveEveryFailure() {
    server.on(HOST, reply(200, FEED, "ETag: \"1\""));
    polled();
    for (FeedServer.Handler bad :
        List.of(
            reply(500, "", "ETag: \"no\""),
            reply(429, "", "ETag: \"no\""),
            reply(200, "no feed at all", "ETag: \"no\""),
            (FeedServer.Handler) exchange -> exchange.close())) {
      server.on(HOST, bad);
      polledAgain();
    }

    polledAgain();

    assertThat(asked().subList(1, 6))
        .extracting(got -> got.header("If-none-match"))
        .containsOnly("\"1\"");
  }

  @Test
  void rule07FloorDependsOnWhatIsKnown() {
    server.on(HOST, reply(500, ""));
    Duration unknown = gapAfter(polled());
    server.on(HOST, reply(200, FEED));
    Duration without = gapAfter(polledAgain());
    server.on(HOST, reply(200, rss("b=Talks end", "a=Talks begin"), "ETag: \"1\""));
    Duration with = gapAfter(polledAgain());

    assertThat(unknown).isBetween(MINUTE.multipliedBy(15), MINUTE.multipliedBy(17));
    assertThat(without).isBetween(MINUTE.multipliedBy(30), MINUTE.multipliedBy(33));
    assertThat(with).isBetween(MINUTE.multipliedBy(5), MINUTE.multipliedBy(6));
  }

  @Test
  void rule08NothingIsAskedWithinMaxAgeExpiresTtlOrSkippedHours() {
    String channel =
        "<rss><channel><title>t</title>%s<item><title>a</title></item></channel></rss>";
    server.on(HOST, reply(200, FEED, "ETag: \"1\"", "Cache-Control: public, max-age=7200"));
    FeedStatus maxAge = polled();
    Instant byTheServersClock = Instant.now().plus(Duration.ofHours(3));
    server.on(HOST, reply(304, "", "Expires: " + date(byTheServersClock)));
    FeedStatus expired = polledAgain();
    server.on(HOST, reply(200, channel.formatted("<ttl>240</ttl>")));
    FeedStatus ttl = polledAgain();
    String hours =
        IntStream.range(0, 24)
            .filter(hour -> hour != 5)
            .mapToObj("<hour>%d</hour>"::formatted)
            .reduce("", String::concat);
    server.on(HOST, reply(200, channel.formatted("<skipHours>" + hours + "</skipHours>")));
    FeedStatus skipped = polledAgain();

    assertThat(gapAfter(maxAge)).isEqualTo(Duration.ofHours(2));
    assertThat(gapAfter(expired))
        .isBetween(Duration.ofHours(3).minusSeconds(2), Duration.ofHours(3));
    assertThat(expired.nextPollReason()).contains("Expires");
    assertThat(gapAfter(ttl)).isEqualTo(Duration.ofHours(4));
    assertThat(skipped.nextPollAt().orElseThrow().atZone(UTC).getHour()).isEqualTo(5);
    assertThat(skipped.nextPollReason()).contains("skipHours");
  }

  @Test
  void rule09NothingIsAskedBeforeRetryAfter() {
    server.on(HOST, reply(429, "", "Retry-After: 9000"));
    FeedStatus seconds = polled();
    Instant until = seconds.nextPollAt().orElseThrow().plus(Duration.ofHours(5));
    server.on(HOST, reply(503, "", "Retry-After: " + date(until)));
    FeedStatus byDate = polledAgain();
    server.on(HOST, reply(429, ""));
    FeedStatus bare = polledAgain();

    assertThat(gapAfter(seconds)).isEqualTo(Duration.ofMinutes(150));
    assertThat(byDate.nextPollAt()).contains(until.truncatedTo(ChronoUnit.SECONDS));
    assertThat(gapAfter(bare)).isGreaterThanOrEqualTo(MINUTE.multipliedBy(60));
  }

  @Test
  void rule09HostRestsAsAWhole() {
    Feed other = Feeds.feed("other", "http://herald.test/other.xml", HOST);
    server.on(HOST, reply(503, "", "Retry-After: 3600"));
    polled();

    desk.want(other);
    desk.work();
    desk.ask(other);
    pass(Duration.ofSeconds(3500), MINUTE);

    assertThat(asked()).hasSize(1);
    assertThat(desk.status().nextPollReason()).contains("another feed of its site");
  }

  @Test
  void rule10NoAnswerIsAskedForAgainInsideACycle() {
    for (int status : new int[] {304, 404, 429, 500}) {
      server.on(HOST, reply(status, ""));
      int before = asked().size();
      if (before == 0) {
        polled();
      } else {
        polledAgain();
      }
      pass(Duration.ofSeconds(30));

      assertThat(asked()).hasSize(before + 1);
    }
  }

  @Test
  void rule11QuietFeedIsAskedMoreRarelyUntilItHasNews() {
    server.on(HOST, reply(200, FEED, "ETag: \"1\""));
    polled();
    server.on(HOST, reply(304, ""));
    desk.clock.advance(Duration.ofHours(8));
    FeedStatus quiet = asked(desk);
    server.on(HOST, reply(200, rss("b=Talks end", "a=Talks begin"), "ETag: \"2\""));
    FeedStatus awake = polledAgain();

    assertThat(gapAfter(quiet)).isGreaterThan(Duration.ofHours(1));
    assertThat(quiet.nextPollReason()).contains("nothing new for 8 h");
    assertThat(gapAfter(awake)).isLessThan(MINUTE.multipliedBy(6));
  }

  @Test
  void rule12OneSiteIsAskedOneByOneWithAGap() throws Exception {
    close();
    open(PollRules.BY_CLOCK);
    server.on(HOST, reply(200, FEED));
    IntStream.range(0, 500)
        .forEach(n -> desk.want(Feeds.feed("f" + n, "http://herald.test/" + n, HOST)));
    desk.tick();
    int together = desk.jobsOut();

    for (int step = 0; step < 520 && asked().size() < 500; step++) {
      pass(Duration.ofSeconds(1));
    }

    assertThat(together).isEqualTo(1);
    List<Instant> starts = asked().stream().map(Got::at).toList();
    assertThat(starts).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void rule12NewFeedsOfManySitesAreSpread() {
    IntStream.range(0, 500)
        .forEach(n -> desk.want(Feeds.feed("f" + n, "http://o" + n + ".test/", "o" + n + ".test")));

    pass(Duration.ofSeconds(1), Duration.ofMillis(100));
    int afterOneSecond = server.requests().size();
    pass(Duration.ofSeconds(30), Duration.ofMillis(500));

    assertThat(afterOneSecond).isBetween(1, 25);
    assertThat(server.requests()).hasSize(500);
  }

  @Test
  void rule14RedirectIsStoredWhenItIsPermanentAndLasted() {
    server.on(HOST, moved("301"));
    FeedStatus first = polled();
    desk.clock.advance(DAY.multipliedBy(7));
    asked(desk);
    int before = asked().size();
    polledAgain();

    assertThat(first.movedTo()).contains("http://herald.test/new.xml");
    assertThat(paths(before)).containsExactly("/new.xml");
  }

  @Test
  void rule14RedirectThatIsTemporaryOrEndsBadlyIsNotStored() {
    server.on(HOST, moved("302"));
    polled();
    desk.clock.advance(DAY.multipliedBy(7));
    asked(desk);
    server.on(
        HOST,
        exchange ->
            (exchange.getRequestURI().getPath().equals("/feed.xml")
                    ? reply(301, "", "Location: /lost.xml")
                    : reply(404, ""))
                .handle(exchange));
    polledAgain();
    desk.clock.advance(DAY.multipliedBy(8));
    FeedStatus lost = asked(desk);
    int before = asked().size();
    server.on(HOST, reply(200, FEED));
    polledAgain();

    assertThat(lost.movedTo()).isEmpty();
    assertThat(paths(before)).containsExactly("/feed.xml");
  }

  @Test
  void rule14RedirectsThatLeadInACircleEnd() {
    server.on(HOST, reply(302, "", "Location: /feed.xml"));

    FeedStatus status = polled();

    assertThat(status.detail()).contains("redirects");
    assertThat(asked()).hasSize(6);
  }

  @Test
  void rule15GoneIsNeverAskedAgainAndRaisesAnAlarm() {
    server.on(HOST, reply(410, ""));
    FeedStatus gone = polled();

    desk.ask(feed);
    pass(DAY.multipliedBy(3), Duration.ofHours(1));

    assertThat(gone.outcome()).isEqualTo(Outcome.GONE);
    assertThat(asked()).hasSize(1);
    assertThat(desk.alarms()).extracting(Alarm::about).containsExactly("feed/herald");
  }

  @Test
  void rule15FailuresMakeGapsGrowToADayAndNeverForEver() {
    server.on(HOST, reply(404, ""));
    Duration first = gapAfter(polled());
    Duration second = gapAfter(polledAgain());
    IntStream.range(0, 12).forEach(n -> polledAgain());
    Duration last = gapAfter(desk.status());

    assertThat(second).isGreaterThan(first);
    assertThat(last).isBetween(DAY, DAY.multipliedBy(11).dividedBy(10));
    assertThat(desk.alarms()).hasSize(1);
  }

  @Test
  void rule15OutageOfOurOwnNetworkPunishesNoFeed() {
    server.on(HOST, reply(200, FEED, "ETag: \"1\""));
    polled();
    server.close();
    IntStream.range(0, 6)
        .forEach(n -> desk.want(Feeds.feed("f" + n, "http://o" + n + ".test/", "o" + n + ".test")));
    pass(Duration.ofSeconds(1), Duration.ofMillis(100));
    desk.clock.advance(MINUTE.multipliedBy(10));
    desk.ask(feed);
    desk.work();

    List<FeedStatus> ofHerald =
        desk.statuses().stream()
            .map(status -> status.value)
            .filter(status -> status.feedId().equals("herald"))
            .toList();
    assertThat(ofHerald.getLast().failures()).isZero();
    assertThat(ofHerald.getLast().nextPollReason()).contains("our own network");
  }

  @Test
  void rule16GzipIsAskedForAndItsContentIsCapped() {
    server.on(HOST, exchange -> zipped(exchange, FEED));
    FeedStatus small = polled();
    server.on(HOST, exchange -> zipped(exchange, " ".repeat(2 << 20)));
    FeedStatus bomb = polledAgain();

    assertThat(asked().getFirst().header("Accept-encoding")).contains("gzip");
    assertThat(small.entries()).isEqualTo(1);
    assertThat(bomb.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void rule17UserAgentSaysWhoAsks() {
    server.on(HOST, reply(200, FEED));

    polled();

    assertThat(asked().getFirst().header("User-agent"))
        .matches("[A-Za-z]+/[0-9.]+ \\(\\+https?://.*\\)")
        .doesNotContain("Mozilla");
  }

  @Test
  void rule18RequestCarriesNothingElse() {
    server.on(HOST, reply(200, FEED, "Set-Cookie: track=1"));
    polled();
    polledAgain();

    assertThat(asked())
        .hasSize(2)
        .allSatisfy(
            got -> {
              assertThat(got.uri()).isEqualTo("/feed.xml");
              assertThat(got.header("Accept")).contains("rss+xml", "atom+xml", "feed+json");
              assertThat(got.headers())
                  .doesNotContainKeys("Cookie", "Referer", "Cache-control", "Pragma", "From");
            });
  }

  @Test
  void rule19HtmlIsNoFeedAndChangesNothing() {
    server.on(HOST, reply(200, FEED, "ETag: \"1\""));
    polled();
    server.on(
        HOST,
        reply(200, "<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>", "ETag: \"2\""));
    FeedStatus html = polledAgain();
    server.on(HOST, reply(200, rss("b=Talks end", "a=Talks begin")));
    polledAgain();

    assertThat(html.detail()).contains("HTML", "Welcome");
    assertThat(asked().getLast().header("If-none-match")).isEqualTo("\"1\"");
    assertThat(desk.items()).extracting(Item::guid).containsExactly("a", "b");
  }

  @Test
  void rule20PersonWhoAsksDoesNotOverruleTheServer() {
    server.on(HOST, reply(200, FEED, "Cache-Control: max-age=3600"));
    polled();
    desk.ask(feed);
    pass(Duration.ofMinutes(59), MINUTE);
    int fresh = asked().size();
    server.on(HOST, reply(429, "", "Retry-After: 3600"));
    desk.clock.advance(Duration.ofHours(1));
    desk.work();
    desk.ask(feed);
    pass(Duration.ofMinutes(59), MINUTE);

    assertThat(fresh).isEqualTo(1);
    assertThat(asked()).hasSize(2).extracting(Got::uri).containsOnly("/feed.xml");
  }

  @Test
  void rule21ServerThatLiesWith304IsFoundOut() {
    server.on(HOST, reply(200, FEED, "ETag: \"same\""));
    polled();
    server.on(HOST, lying());
    List<Instant> probes = List.of();
    for (int polls = 0; polls < 200 && probes.isEmpty(); polls++) {
      polledAgain();
      probes =
          asked().stream()
              .skip(1)
              .filter(got -> got.header("If-none-match").isEmpty())
              .map(Got::at)
              .toList();
    }
    FeedStatus found = desk.status();
    polledAgain();

    assertThat(probes.getFirst()).isAfterOrEqualTo(PollDesk.NOON.plus(DAY));
    assertThat(found.newEntries()).isEqualTo(1);
    assertThat(found.detail()).contains("validators untrusted");
    assertThat(asked().getLast().header("If-none-match")).isEmpty();
    assertThat(desk.alarms()).hasSize(1);
  }

  /** Answers 304 to whoever names an ETag, although there is something new. */
  private static FeedServer.Handler lying() {
    return exchange -> {
      boolean asked = exchange.getRequestHeaders().containsKey("If-none-match");
      (asked ? reply(304, "") : reply(200, rss("b=Talks end", "a=Talks begin"), "ETag: \"same\""))
          .handle(exchange);
    };
  }

  private static FeedServer.Handler moved(String status) {
    return exchange ->
        (exchange.getRequestURI().getPath().equals("/feed.xml")
                ? reply(Integer.parseInt(status), "", "Location: /new.xml")
                : reply(200, FEED))
            .handle(exchange);
  }

  private static void zipped(com.sun.net.httpserver.HttpExchange exchange, String text)
      throws java.io.IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, bytes.size());
    exchange.getResponseBody().write(bytes.toByteArray());
  }

  private FeedStatus polled() {
    desk.want(feed);
    desk.work();
    return desk.status();
  }

  private FeedStatus polledAgain() {
    desk.workAtNextPoll();
    return desk.status();
  }

  private FeedStatus asked(PollDesk by) {
    by.work();
    return by.status();
  }

  private void pass(Duration time) {
    pass(time, time);
  }

  private void pass(Duration time, Duration step) {
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
      desk.clock.advance(step);
      desk.work();
    }
  }

  private List<Got> asked() {
    return server.requests(HOST);
  }

  private List<String> paths(int from) {
    return asked().stream().skip(from).map(Got::uri).toList();
  }

  private static Duration gapAfter(FeedStatus status) {
    return Duration.between(status.polledAt().orElseThrow(), status.nextPollAt().orElseThrow());
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US).format(at.atZone(UTC));
  }
}
