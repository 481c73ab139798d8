package dev.tocsin.replay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.Scenario;
import dev.tocsin.replay.scenario.ScenarioArticle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutletServersTest {
  private static final Instant NOON = Instant.parse("2023-11-03T12:00:00Z");
  private static final String FEED = "/feed.xml";

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private OutletServers servers;
  private Fetcher wire;
  private Fetcher paper;

  @BeforeEach
  void start() throws IOException {
    List<ScenarioArticle> articles = new ArrayList<>();
    articles.add(article("wire", "/first", NOON, "First & <b>foremost</b>"));
    articles.add(article("wire", "/second", NOON.plusSeconds(60), "Second"));
    articles.add(updated(articles.getFirst(), NOON.plusSeconds(120), "First, corrected"));
    articles.add(article("paper", "/a?id=1&x=ü", NOON, "Paper"));
    for (int i = 0; i < 60; i++) {
      articles.add(article("paper", "/later/" + i, NOON.plusSeconds(1000 + i), "Later " + i));
    }
    Scenario scenario =
        new Scenario(
            "test",
            "",
            List.of(
                new Outlet("wire", "Wire & Sons", "NO", "en", 1),
                new Outlet("paper", "Paper", "", "", 0)),
            articles);
    servers = OutletServers.start(scenario, now::get);
    wire = Fetcher.of(servers.routes(), "wire.test");
    paper = Fetcher.of(servers.routes(), "paper.test");
  }

  @AfterEach
  void stop() {
    wire.close();
    paper.close();
    servers.close();
  }

  @Test
  void givesEachOutletAHostOfItsOwn() {
    assertThat(servers.routes()).containsOnlyKeys("wire.test", "paper.test");
    assertThat(servers.routes().values()).doesNotHaveDuplicates();
    assertThat(servers.routes().values())
        .allMatch(address -> address.getAddress().isLoopbackAddress());
  }

  @Test
  void servesAFeedThatSaysAllOfAnArticle() {
    now.set(NOON.plusSeconds(120));

    ParsedRss feed = ParsedRss.of(wire.get(FEED).body());

    assertThat(feed.channel("title")).isEqualTo("Wire & Sons");
    assertThat(feed.channel("language")).isEqualTo("en");
    assertThat(feed.item(0, "title")).isEqualTo("First, corrected");
    assertThat(feed.item(0, "link")).isEqualTo("http://wire.test/first");
    assertThat(feed.item(0, "guid")).isEqualTo("http://wire.test/first");
    assertThat(feed.item(0, "pubDate")).isEqualTo("Fri, 03 Nov 2023 12:00:00 GMT");
    assertThat(feed.item(0, "atom:updated")).isEqualTo("2023-11-03T12:02:00Z");
    assertThat(feed.item(0, "dc:creator")).isEqualTo("Jane \"J\" Roe");
    assertThat(feed.item(0, "category")).isEqualTo("R&D");
    assertThat(feed.item(0, "description")).isEqualTo("1 &lt; 2");
    assertThat(feed.item(0, "content:encoded"))
        .isEqualTo("<p>1 &lt; 2</p>\n<p>]]&gt; &amp;amp; \uD83D\uDD14</p>");
    assertThat(feed.items("atom:updated")).hasSize(1);
  }

  @Test
  void keepsMarkupInATitleAsTheTextItWas() {
    ParsedRss feed = ParsedRss.of(wire.get(FEED).body());

    assertThat(feed.item(0, "title")).isEqualTo("First & <b>foremost</b>");
  }

  @Test
  void showsOnlyWhatIsOutAndOnlyItsLatestVersionTheNewestFirst() {
    now.set(NOON.minusNanos(1));
    List<String> before = ParsedRss.of(wire.get(FEED).body()).items("title");
    now.set(NOON.plusSeconds(60));
    List<String> between = ParsedRss.of(wire.get(FEED).body()).items("title");
    now.set(NOON.plusSeconds(120));
    List<String> after = ParsedRss.of(wire.get(FEED).body()).items("title");

    assertThat(before).isEmpty();
    assertThat(between).containsExactly("Second", "First & <b>foremost</b>");
    assertThat(after).containsExactly("First, corrected", "Second");
  }

  @Test
  void keepsTheLatestFiftyInTheFeed() {
    now.set(NOON.plusSeconds(5000));

    List<String> titles = ParsedRss.of(paper.get(FEED).body()).items("title");

    assertThat(titles).hasSize(50).startsWith("Later 59").endsWith("Later 10");
  }

  @Test
  void answers304WhileNothingIsNew() {
    HttpResponse<byte[]> first = wire.get(FEED);
    String etag = header(first, "ETag");
    String modified = header(first, "Last-Modified");

    HttpResponse<byte[]> byTag = wire.get(FEED, "If-None-Match", "\"other\", W/" + etag);
    HttpResponse<byte[]> byDate = wire.get(FEED, "If-Modified-Since", modified);

    assertThat(modified).isEqualTo("Fri, 03 Nov 2023 12:00:00 GMT");
    assertThat(byTag.statusCode()).isEqualTo(304);
    assertThat(byTag.body()).isEmpty();
    assertThat(header(byTag, "ETag")).isEqualTo(etag);
    assertThat(byDate.statusCode()).isEqualTo(304);
  }

  @Test
  void answers200WithNewValidatorsOnceSomethingIsNew() {
    HttpResponse<byte[]> first = wire.get(FEED);
    now.set(NOON.plusSeconds(60));

    HttpResponse<byte[]> second =
        wire.get(
            FEED,
            "If-None-Match",
            header(first, "ETag"),
            "If-Modified-Since",
            "Fri, 03 Nov 2023 23:00:00 GMT");

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(header(second, "ETag")).isNotEqualTo(header(first, "ETag"));
    assertThat(header(second, "Last-Modified")).isEqualTo("Fri, 03 Nov 2023 12:01:00 GMT");
  }

  @Test
  void ignoresADateThatIsNone() {
    assertThat(wire.get(FEED, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
  }

  @Test
  void compressesForThoseWhoAskUnderAnETagOfItsOwn() throws IOException {
    HttpResponse<byte[]> plain = wire.get(FEED, "Accept-Encoding", "br, gzip;q=0");

    HttpResponse<byte[]> gzip = wire.get(FEED, "Accept-Encoding", "br, gzip;q=0.5");

    assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(gzip, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @Test
  void servesAnArticlesPageOnceItIsOut() {
    int before = wire.get("/second").statusCode();
    now.set(NOON.plusSeconds(60));

    HttpResponse<byte[]> page = wire.get("/second");

    assertThat(before).isEqualTo(404);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(new String(page.body(), UTF_8))
        .contains("<title>Second | Wire &amp; Sons</title>")
        .contains("<link rel=\"canonical\" href=\"http://wire.test/second\">")
        .contains("<p>1 &lt; 2</p>");
  }

  @Test
  void findsAPageByPathAndQuery() {
    assertThat(paper.get("/a?id=1&x=%C3%BC").statusCode()).isEqualTo(200);
    assertThat(paper.get("/a").statusCode()).isEqualTo(404);
  }

  @Test
  void leavesOutCharactersThatXmlCannotCarry() throws IOException {
    Scenario scenario =
        new Scenario(
            "test",
            "",
            List.of(new Outlet("wire", "Wire", "", "", 0)),
            List.of(article("wire", "/x", NOON, "\u001B[31mred\u0000\uFFFF")));
    try (OutletServers hostile = OutletServers.start(scenario, now::get);
        Fetcher fetcher = Fetcher.of(hostile.routes(), "wire.test")) {

      ParsedRss feed = ParsedRss.of(fetcher.get(FEED).body());

      assertThat(feed.items("title")).containsExactly("[31mred");
    }
  }

  @Test
  void writesDownEachRequest() {
    String etag = header(wire.get(FEED), "ETag");
    wire.get(FEED, "If-None-Match", etag);
    paper.get("/nowhere?q=1");
    wire.send(wire.request(FEED).POST(BodyPublishers.ofString("x")));

    List<Fetch> log = servers.log();

    assertThat(log)
        .extracting(Fetch::outlet, Fetch::path, Fetch::status)
        .containsExactly(
            tuple("wire", FEED, 200),
            tuple("wire", FEED, 304),
            tuple("paper", "/nowhere?q=1", 404),
            tuple("wire", FEED, 405));
    assertThat(servers.fetches()).isEqualTo(4);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }

  private static ScenarioArticle article(String outlet, String path, Instant at, String title) {
    return new ScenarioArticle(
        title + ".txt",
        outlet,
        "http://" + outlet + ".test" + path,
        at,
        Optional.empty(),
        "en",
        "a-label",
        "Jane \"J\" Roe",
        List.of("R&D"),
        title,
        "1 < 2",
        List.of("]]> &amp; \uD83D\uDD14"));
  }

  private static ScenarioArticle updated(ScenarioArticle article, Instant at, String title) {
    return new ScenarioArticle(
        title + ".txt",
        article.outlet(),
        article.url(),
        article.published(),
        Optional.of(at),
        article.language(),
        article.story(),
        article.author(),
        article.categories(),
        title,
        article.lead(),
        article.paragraphs());
  }
}
