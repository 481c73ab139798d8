package dev.tocsin.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.settings.SettingsLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin feeds} against a running line and a site of its own. */
final class FeedsCommandTest {
  private static final String SITE = "herald.test";
  private static final String PAGE =
      "<!doctype html><title>Herald</title>"
          + "<link rel=alternate type=application/rss+xml href=/feed.xml><p>Welcome";
  private static final String FEED =
      "<rss version='2.0'><channel><title>Herald</title>"
          + "<item><guid>a</guid><title>Talks begin</title></item></channel></rss>";
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();

  @TempDir private static Path data;
  private static HttpServer server;
  private static DataFolder folder;
  private static Line line;

  @TempDir private Path files;

  @BeforeAll
  static void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", FeedsCommandTest::answer);
    server.start();
    Settings settings =
        SettingsLoader.load(
            Optional.empty(), Map.of(), Map.of("gateway.port", "0", "broker.port", "0"));
    folder = DataFolder.take(data);
    line =
        Line.open(
            new LinePlan(
                settings, InstantSource.system(), Map.of(SITE, server.getAddress()), false),
            folder,
            cause -> {
              throw new AssertionError("a service died", cause);
            });
    line.startServices();
    line.awaitReady(Duration.ofMinutes(1));
  }

  @AfterAll
  static void close() throws Exception {
    line.close();
    folder.close();
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      ASKED.add(path);
      byte[] body = (path.equals("/site") ? PAGE : FEED).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void siteIsFoundItsFeedByOneGetOfItsPage() throws Exception {
    Ran added = feeds("add", "http://herald.test/site", "--id", "herald", "--group", "world");
    Ran shown = feeds("show", "herald");

    assertThat(added.exitCode()).describedAs(added.err()).isZero();
    assertThat(added.out()).contains("1 new of 1 entries", "next poll");
    assertThat(shown.out()).contains("http://herald.test/feed.xml", "because", "fetched");
    assertThat(ASKED).filteredOn("/site"::equals).hasSize(1);
    assertThat(ASKED).filteredOn("/feed.xml"::equals).hasSize(1);
  }

  @Test
  void listComesInAndGoesOutWithItsFolders() throws Exception {
    Path opml =
        Files.writeString(
            files.resolve("mine.opml"),
            "<opml version='2.0'><body><outline text='World'><outline text='Asia'>"
                + "<outline type='rss' text='Asia News' xmlUrl='http://herald.test/asia.xml'/>"
                + "</outline></outline><outline text='Bad' xmlUrl='ftp://herald.test/x'/>"
                + "</body></opml>");

    Ran brought = feeds("import", opml.toString());
    Ran taken = feeds("export");

    assertThat(brought.out()).contains("2 feeds in the file, 1 added, 0 there already, 1 refused");
    assertThat(brought.err()).contains("ftp://herald.test/x");
    assertThat(taken.out().replaceAll("\\s+", " "))
        .contains(
            "<outline text=\"World\"", "<outline text=\"Asia\"", "http://herald.test/asia.xml");
  }

  @Test
  void listThatComesAgainLeavesFeedsAsPeopleHaveMadeThem() throws Exception {
    Path opml =
        Files.writeString(
            files.resolve("again.opml"),
            "<opml version='2.0'><body><outline text='Europe' xmlUrl='http://herald.test/e.xml'/>"
                + "<outline text='Mine' xmlUrl='http://herald.test/mine.xml'/></body></opml>");
    feeds("add", "http://herald.test/mine.xml", "--id", "mine", "--group", "own", "--full-text");
    feeds("import", opml.toString());

    Ran again = feeds("import", opml.toString());

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("2 feeds in the file, 0 added, 2 there already, 0 refused");
    assertThat(feeds("show", "mine").out()).contains("own").containsPattern("full text +of each");
  }

  @Test
  void feedIsPausedResumedAndRemoved() throws Exception {
    feeds("add", "http://herald.test/b.xml", "--id", "b");

    Ran paused = feeds("pause", "b");
    String whilePaused = feeds("list").out();
    Ran resumed = feeds("resume", "b");
    Ran removed = feeds("remove", "b");

    assertThat(List.of(paused.exitCode(), resumed.exitCode(), removed.exitCode())).containsOnly(0);
    assertThat(whilePaused).containsPattern("b +paused");
    assertThat(feeds("show", "b").exitCode()).isNotZero();
  }

  @Test
  void feedIsAddedWithTheTextOfItsPages() throws Exception {
    Ran added = feeds("add", "http://herald.test/c.xml", "--id", "c", "--full-text");
    Ran plain = feeds("add", "http://herald.test/d.xml", "--id", "d");

    assertThat(List.of(added.exitCode(), plain.exitCode())).containsOnly(0);
    assertThat(feeds("show", "c").out()).containsPattern("full text +of each page");
    assertThat(feeds("show", "c", "--json").out()).contains("\"fullText\":true");
    assertThat(feeds("show", "d").out()).containsPattern("full text +no");
  }

  @Test
  void removedFeedMayBeAddedAgain() throws Exception {
    String first = feeds("add", "http://herald.test/f.xml").out().split(":", 2)[0];
    feeds("remove", first);

    Ran again = feeds("add", "http://herald.test/f.xml");

    assertThat(again.exitCode()).describedAs(again.err()).isZero();
    assertThat(again.out()).startsWith(first + "-2: ");
  }

  @Test
  void unknownFeedIsSaidToBeUnknown() throws Exception {
    Ran shown = feeds("show", "nobody");

    assertThat(shown.exitCode()).isEqualTo(ExitCodes.CONFIG);
    assertThat(shown.err()).contains("there is no feed 'nobody'");
  }

  @Test
  void trialRefusesWhatTheLineWouldRefuse() {
    Ran trial = Ran.tocsin("feeds", "test", "http://127.0.0.1/feed.xml");

    assertThat(trial.exitCode()).isEqualTo(1);
    assertThat(trial.out()).contains("refused", "loopback");
  }

  private static Ran feeds(String command, String... arguments) throws Exception {
    String[] all = new String[arguments.length + 4];
    all[0] = "feeds";
    all[1] = command;
    all[2] = "--gateway";
    all[3] = line.address().toString();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return Ran.tocsin(all);
  }
}
