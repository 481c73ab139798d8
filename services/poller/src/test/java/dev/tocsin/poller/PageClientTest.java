package dev.tocsin.poller;

import static dev.tocsin.poller.FeedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.domain.poll.ServerWord.Source;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.poller.FeedServer.Got;
import dev.tocsin.poller.FeedServer.Handler;
import dev.tocsin.poller.extraction.Extraction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of articles, asked for at a real server. */
final class PageClientTest {
  private static final String HOST = "herald.test";
  private static final String PAGE = "http://herald.test/talks";
  private static final Duration GAP = Duration.ofMillis(20);

  private final TestClock clock = new TestClock(PollDesk.NOON);
  private FeedServer server;
  private OutboundHttp http;
  private PageClient client;

  @BeforeEach
  void open() throws IOException {
    server = new FeedServer(clock);
    OutboundSettings settings =
        new OutboundSettings(
            PollerLine.USER_AGENT,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            1 << 20,
            AddressPolicy.allowing(List.of("127.0.0.1:" + server.address().getPort())),
            (host, port) -> List.of(server.address()));
    http = new OutboundHttp(settings);
    client = new PageClient(http, settings, clock, new SiteTurns(GAP));
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void pageIsAskedForByOneGetAfterRobotsTxt() {
    serve(HOST, Map.of("/talks", page()));

    PageReply reply = client.read(PAGE);

    assertThat(article(reply).html()).contains(Pages.FIRST_WORDS);
    assertThat(server.requests()).extracting(Got::uri).containsExactly("/robots.txt", "/talks");
    Got got = server.requests().getLast();
    assertThat(got.method()).isEqualTo("GET");
    assertThat(got.header("User-agent")).isEqualTo(PollerLine.USER_AGENT);
    assertThat(got.headers()).doesNotContainKeys("Cookie", "Referer");
  }

  @Test
  void robotsTxtThatForbidsThePageIsObeyed() {
    serve(
        HOST,
        Map.of(
            "/robots.txt",
            reply(200, "User-agent: tocsin\nDisallow: /talks\n\nUser-agent: *\nAllow: /\n"),
            "/talks",
            page()));

    PageReply reply = client.read(PAGE);

    assertThat(why(reply)).isEqualTo("robots.txt of herald.test does not allow it");
    assertThat(server.requests()).extracting(Got::uri).containsExactly("/robots.txt");
  }

  @Test
  void robotsTxtForOthersIsNotForUs() {
    serve(
        HOST,
        Map.of("/robots.txt", reply(200, "User-agent: other\nDisallow: /\n"), "/talks", page()));

    assertThat(article(client.read(PAGE)).html()).contains(Pages.FIRST_WORDS);
  }

  @Test
  void robotsTxtIsAskedForOnceADay() {
    serve(HOST, Map.of("/talks", page()));

    client.read(PAGE);
    client.read(PAGE);
    clock.advance(Duration.ofHours(25));
    client.read(PAGE);

    assertThat(server.requests())
        .extracting(Got::uri)
        .containsExactly("/robots.txt", "/talks", "/talks", "/robots.txt", "/talks");
  }

  @Test
  void hostThatCannotSayWhatItAllowsIsNotAsked() {
    serve(HOST, Map.of("/robots.txt", reply(500, "broken"), "/talks", page()));

    assertThat(why(client.read(PAGE))).startsWith("robots.txt of herald.test cannot be had");

    serve(HOST, Map.of("/talks", page()));
    clock.advance(Duration.ofMinutes(11));
    assertThat(article(client.read(PAGE)).html()).contains(Pages.FIRST_WORDS);
  }

  @Test
  void redirectToAnotherSiteIsAskedByThatSitesRules() {
    String elsewhere = "http://gazette.test/talks";
    serve(HOST, Map.of("/talks", reply(302, "", "Location: " + elsewhere)));
    serve(
        "gazette.test",
        Map.of("/robots.txt", reply(200, "User-agent: *\nDisallow: /\n"), "/talks", page()));

    assertThat(why(client.read(PAGE))).contains("gazette.test");

    serve("gazette.test", Map.of("/talks", page()));
    clock.advance(Duration.ofHours(25));
    assertThat(article(client.read(PAGE)).html()).contains(Pages.FIRST_WORDS);
  }

  @Test
  void redirectToAPrivateAddressIsRefused() {
    serve(HOST, Map.of("/talks", reply(302, "", "Location: http://169.254.169.254/latest")));

    PageReply reply = client.read(PAGE);

    assertThat(reply).isInstanceOf(PageReply.Missed.class);
    assertThat(server.requests()).extracting(Got::host).containsOnly(HOST);
  }

  @Test
  void redirectsThatLeadInACircleEnd() {
    serve(HOST, Map.of("/talks", reply(302, "", "Location: /talks")));

    assertThat(why(client.read(PAGE))).isEqualTo("more than 5 redirects");
  }

  @Test
  void siteSaysThatThePageIsGone() {
    serve(
        HOST,
        Map.of(
            "/moved", reply(301, "", "Location: http://herald.test/nowhere"),
            "/withdrawn", reply(410, "gone")));

    assertThat(client.read("http://herald.test/nowhere")).isEqualTo(new PageReply.Gone("HTTP 404"));
    assertThat(client.read("http://herald.test/withdrawn"))
        .isEqualTo(new PageReply.Gone("HTTP 410"));
    assertThat(client.read("http://herald.test/moved")).isEqualTo(new PageReply.Gone("HTTP 404"));
  }

  @Test
  void whatIsGoneOfAnotherSiteSaysNothingOfThePage() {
    serve(HOST, Map.of("/talks", reply(302, "", "Location: http://consent.test/wall")));
    serve("consent.test", Map.of());

    assertThat(why(client.read(PAGE))).isEqualTo("HTTP 404");
  }

  @Test
  void pageThatFailsIsNotAskedForTwice() {
    serve(HOST, Map.of("/talks", reply(500, "broken")));

    assertThat(why(client.read(PAGE))).isEqualTo("HTTP 500");
    assertThat(server.requests()).extracting(Got::uri).containsExactly("/robots.txt", "/talks");
  }

  @Test
  void pageThatHangsEndsAtTheDeadline() {
    serve(HOST, Map.of("/talks", server.hang()));

    assertThat(why(client.read(PAGE))).contains("no complete answer within 500 ms");
  }

  @Test
  void pageThatNeverEndsIsCutOff() {
    serve(HOST, Map.of("/talks", FeedServer.endless()));

    assertThat(client.read(PAGE)).isInstanceOf(PageReply.Missed.class);
  }

  @Test
  void whatIsNoPageIsNotRead() {
    serve(HOST, Map.of("/talks", reply(200, "%PDF-1.7", "Content-Type: application/pdf")));

    assertThat(why(client.read(PAGE))).isEqualTo("a page is needed, and it is application/pdf");
  }

  @Test
  void serverSaysUntilWhenItWantsToBeLeftAlone() {
    serve(HOST, Map.of("/talks", reply(429, "", "Retry-After: 120")));

    PageReply reply = client.read(PAGE);

    assertThat(((PageReply.Missed) reply).word())
        .contains(new ServerWord(PollDesk.NOON.plusSeconds(120), Source.RETRY_AFTER));
  }

  @Test
  void serverThatWantsToBeLeftAloneForEverIsLeftAloneForADay() {
    serve(HOST, Map.of("/talks", reply(503, "", "Retry-After: 999999999")));

    PageReply reply = client.read(PAGE);

    assertThat(((PageReply.Missed) reply).word())
        .contains(new ServerWord(PollDesk.NOON.plus(Duration.ofDays(1)), Source.RETRY_AFTER));
  }

  @Test
  void requestsToOneSiteKeepTheGap() {
    serve(HOST, Map.of("/talks", page()));
    long began = System.nanoTime();

    client.read(PAGE);
    client.read(PAGE);

    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(2 * GAP.toNanos());
  }

  @Test
  void gapThatRobotsTxtAsksForIsKept() {
    serve(
        HOST,
        Map.of("/robots.txt", reply(200, "User-agent: *\nCrawl-delay: 0.2\n"), "/talks", page()));
    long began = System.nanoTime();

    client.read(PAGE);

    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
  }

  private static Handler page() {
    return reply(200, Pages.article(), "Content-Type: text/html; charset=utf-8");
  }

  private void serve(String host, Map<String, Handler> paths) {
    server.on(host, exchange -> handler(paths, exchange).handle(exchange));
  }

  private static Handler handler(Map<String, Handler> paths, HttpExchange exchange) {
    return paths.getOrDefault(exchange.getRequestURI().getPath(), reply(404, "nothing here"));
  }

  private static Extraction.Article article(PageReply reply) {
    assertThat(reply).isInstanceOf(PageReply.Page.class);
    Extraction extraction = ((PageReply.Page) reply).extraction();
    assertThat(extraction).isInstanceOf(Extraction.Article.class);
    return (Extraction.Article) extraction;
  }

  private static String why(PageReply reply) {
    assertThat(reply).isInstanceOf(PageReply.Missed.class);
    return ((PageReply.Missed) reply).why();
  }
}
