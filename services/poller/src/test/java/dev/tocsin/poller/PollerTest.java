package dev.tocsin.poller;

import static dev.tocsin.poller.FeedServer.reply;
import static dev.tocsin.poller.FeedServer.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.poller.FeedServer.Got;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The poller between a real Kafka and a real web server; {@link PolitenessTest} has the rules. One
 * poller for all: each test has a host of its own, and the clock only goes on.
 */
final class PollerTest {
  private static final int HOSTS = 20;
  private static int tests;
  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static FeedServer server;
  private static PollerLine line;

  private String host;
  private Feed feed;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("broker")));
    server = new FeedServer();
    List<String> hosts = new ArrayList<>(PollerLine.sentinelHosts());
    for (int n = 1; n <= HOSTS; n++) {
      hosts.add(hostOf(n));
    }
    KafkaSettings kafka =
        new KafkaSettings(
            broker.bootstrapServers(), "tocsin.", 1, true, "test", folder.resolve("state"));
    line = new PollerLine(kafka, server, hosts);
  }

  @AfterAll
  static void stop() {
    line.close();
    server.close();
    broker.close();
  }

  @BeforeEach
  void newHost() {
    host = hostOf(++tests);
    feed = Feeds.feed("feed-" + tests, "http://" + host + "/feed.xml", host);
  }

  @Test
  void whatAServerSaidOfItsDocumentGoesBackByteForByte() {
    String etag = "W/\"a b'c;=é\"";
    String wrongWeekday = "Sun, 01 May 2024 10:00:00 GMT";
    server.on(
        host, reply(200, rss("a=Talks begin"), "ETag: " + etag, "Last-Modified: " + wrongWeekday));
    line.want(feed);
    FeedStatus first = line.awaitPolls(feed, 1);
    server.on(host, reply(304, ""));

    line.clock.advanceTo(first.nextPollAt().orElseThrow());
    FeedStatus second = line.awaitPolls(feed, 2);

    Got plain = server.requests(host).getFirst();
    Got conditional = server.requests(host).getLast();
    assertThat(plain.headers()).doesNotContainKeys("If-none-match", "If-modified-since");
    assertThat(conditional.header("If-none-match")).isEqualTo(etag);
    assertThat(conditional.header("If-modified-since")).isEqualTo(wrongWeekday);
    assertThat(second.outcome()).isEqualTo(Outcome.NOT_MODIFIED);
    assertThat(line.items(feed)).hasSize(1);
  }

  @Test
  void htmlIsNotAFeedAndMovesNoValidators() {
    server.on(host, reply(200, rss("a=Talks begin"), "ETag: \"feed\""));
    line.want(feed);
    FeedStatus first = line.awaitPolls(feed, 1);
    server.on(
        host,
        reply(
            200,
            "<!DOCTYPE html><html><body><h1>Welcome to our new site</h1></body></html>",
            "ETag: \"page\"",
            "Content-Type: text/html"));
    line.clock.advanceTo(first.nextPollAt().orElseThrow());
    FeedStatus html = line.awaitPolls(feed, 2);
    server.on(host, reply(200, rss("b=Talks end", "a=Talks begin"), "ETag: \"feed2\""));

    line.clock.advanceTo(html.nextPollAt().orElseThrow());
    line.awaitPolls(feed, 3);

    assertThat(html.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(html.detail()).contains("HTML", "Welcome to our new site");
    assertThat(server.requests(host).getLast().header("If-none-match")).isEqualTo("\"feed\"");
    assertThat(line.items(feed)).extracting(Item::guid).containsExactly("a", "b");
  }

  @Test
  void redirectToAPrivateAddressIsRefused() {
    server.on(host, reply(302, "", "Location: http://169.254.169.254/latest/meta-data"));

    line.want(feed);
    FeedStatus status = line.awaitPolls(feed, 1);

    assertThat(status.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(status.detail()).startsWith("refused");
  }

  @Test
  void goneFeedIsNotAskedAgainAndRaisesAnAlarm() {
    server.on(host, reply(410, "gone"));
    line.want(feed);
    FeedStatus status = line.awaitPolls(feed, 1);

    line.clock.advance(Duration.ofDays(3));
    line.ask(feed);
    line.passATurn();

    assertThat(status.outcome()).isEqualTo(Outcome.GONE);
    assertThat(server.requests(host)).hasSize(1);
    assertThat(line.alarms()).extracting(Alarm::about).contains("feed/" + feed.id());
  }

  @Test
  void changedEntryIsASecondItem() {
    server.on(host, reply(200, rss("a=Talks begin")));
    line.want(feed);
    FeedStatus first = line.awaitPolls(feed, 1);
    server.on(host, reply(200, rss("a=Talks begin, at last")));

    line.clock.advanceTo(first.nextPollAt().orElseThrow());
    line.awaitPolls(feed, 2);

    assertThat(line.items(feed))
        .extracting(Item::title)
        .containsExactly("Talks begin", "Talks begin, at last");
  }

  @Test
  void rule13RestartKeepsValidatorsAndFetchesNothingEarly() {
    server.on(host, reply(200, rss("a=Talks begin"), "ETag: \"v1\""));
    line.want(feed);
    FeedStatus first = line.awaitPolls(feed, 1);
    server.on(host, reply(304, ""));

    line.restart();
    line.passATurn();
    int early = server.requests(host).size();
    line.clock.advanceTo(first.nextPollAt().orElseThrow());
    line.awaitPolls(feed, 2);

    assertThat(early).isEqualTo(1);
    assertThat(server.requests(host).getLast().header("If-none-match")).isEqualTo("\"v1\"");
    assertThat(line.items(feed)).hasSize(1);
  }

  @Test
  void badFeedsHoldNobodyUp() {
    Feed hanging = wantOnItsOwnHost(server.hang());
    List<Feed> others =
        List.of(
            wantOnItsOwnHost(FeedServer.endless()),
            wantOnItsOwnHost(reply(404, "nothing here")),
            wantOnItsOwnHost(reply(200, "<html><body>Hello</body></html>")));
    server.on(host, reply(200, rss("a=Talks begin")));

    line.want(feed);
    line.awaitPolls(feed, 1);

    assertThat(line.items(feed)).hasSize(1);
    assertThat(line.polls(hanging)).isEmpty();
    server.letGo();
    assertThat(line.awaitPolls(hanging, 1).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(others)
        .allSatisfy(bad -> assertThat(line.awaitPolls(bad, 1).outcome()).isEqualTo(Outcome.FAILED));
  }

  @Test
  void pageThatIsOutAtAStopIsAskedForAgainAndItsItemPublishedOnce() {
    Feed whole = Feeds.withFullText(feed);
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch released = new CountDownLatch(1);
    server.on(
        host,
        exchange -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/feed.xml" ->
                reply(200, rssWithLink("http://" + host + "/talks")).handle(exchange);
            case "/talks" ->
                (asked.incrementAndGet() == 1
                        ? held(released)
                        : reply(200, Pages.article(), "Content-Type: text/html"))
                    .handle(exchange);
            default -> reply(404, "").handle(exchange);
          }
        });
    line.want(whole);
    line.awaitPolls(whole, 1);
    await().until(() -> asked.get() == 1);

    line.restart();
    await().atMost(Duration.ofSeconds(30)).until(() -> !line.items(whole).isEmpty());
    line.passATurn();

    assertThat(line.items(whole))
        .singleElement()
        .satisfies(item -> assertThat(item.fullText().html()).contains(Pages.FIRST_WORDS));
    released.countDown();
  }

  private static FeedServer.Handler held(CountDownLatch released) {
    return exchange -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static String rssWithLink(String link) {
    return rss("a=Talks begin").replace("</item>", "<link>" + link + "</link></item>");
  }

  private Feed wantOnItsOwnHost(FeedServer.Handler handler) {
    Feed wanted = feed;
    server.on(host, handler);
    line.want(wanted);
    newHost();
    return wanted;
  }

  private static String hostOf(int n) {
    return "outlet" + n + ".test";
  }
}
