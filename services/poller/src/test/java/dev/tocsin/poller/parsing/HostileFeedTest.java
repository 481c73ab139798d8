package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are made to cost much: they cost their size, and their good entries are kept. */
final class HostileFeedTest {
  private static final int MEGABYTE = 1 << 20;
  private static final String NEWS =
      "<item><title>News</title><link>http://h.example/1</link></item>";

  @Test
  void keepsTheEntriesAroundOneThatIsTenThousandLevelsDeep() throws Exception {
    // Given
    String deep = "<b>".repeat(10_000) + "deep" + "</b>".repeat(10_000);
    String feed =
        rss("<item><title>T</title><description>" + deep + "</description></item>" + NEWS);

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(parsed.entries()).extracting(ParsedEntry::title).containsExactly("T", "News");
    assertThat(parsed.entries().getFirst().summaryHtml()).contains("deep");
  }

  @Test
  void keepsAnEntryWithATagThatHasNoNameBehindItsPrefix() throws Exception {
    // Given
    String feed = rss("<item><title>T</title><description><p:/>text</description></item>" + NEWS);

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(parsed.entries()).extracting(ParsedEntry::title).containsExactly("T", "News");
    assertThat(parsed.entries().getFirst().summaryHtml()).contains("text");
  }

  @Test
  void keepsTheEntriesAfterOneThatClosesNothing() throws Exception {
    // Given
    String feed = rss("<item><title>T</title>" + "<br>".repeat(10_000) + "</item>" + NEWS);

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(parsed.entries()).extracting(ParsedEntry::title).containsExactly("T", "News");
  }

  @Test
  void cutsWhatIsTooLong() throws Exception {
    // Given
    String feed =
        rss(
            "<item><guid>"
                + "g".repeat(5_000)
                + "</guid><title>"
                + "ü".repeat(MEGABYTE)
                + "</title><description>"
                + "€".repeat(2 * MEGABYTE)
                + "</description><author>"
                + "a".repeat(MEGABYTE)
                + "</author><link>http://h.example/"
                + "l".repeat(MEGABYTE)
                + "</link>"
                + IntStream.range(0, 1_000)
                    .mapToObj(i -> "<category>" + i + "</category>")
                    .collect(Collectors.joining())
                + "</item>");

    // When
    ParsedEntry entry = parse(feed).entries().getFirst();

    // Then
    assertThat(entry.title().getBytes(UTF_8)).hasSizeBetween(2_045, 2_048);
    assertThat(entry.summaryHtml().getBytes(UTF_8)).hasSizeBetween(262_140, 262_144);
    assertThat(entry.summaryHtml()).startsWith("€€").endsWith("€…");
    assertThat(entry.author().getBytes(UTF_8)).hasSize(2_048);
    assertThat(entry.guid()).isEmpty();
    assertThat(entry.url()).isEmpty();
    assertThat(entry.categories()).hasSize(64);
  }

  @Test
  void countsTheEntriesBeyondTheBound() throws Exception {
    // When
    ParsedFeed parsed = parse(rss(NEWS.repeat(100_000)));

    // Then
    assertThat(parsed.entries()).hasSize(5_000);
    assertThat(parsed.droppedEntries()).isEqualTo(95_000);
  }

  @Test
  void countsTheJsonItemsBeyondTheBound() throws Exception {
    // Given
    String item = "{\"id\": \"1\", \"title\": \"News\"}";
    String feed = "{\"items\": [" + (item + ",").repeat(99_999) + item + "]}";

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(parsed.entries()).hasSize(5_000);
    assertThat(parsed.droppedEntries()).isEqualTo(95_000);
  }

  @Test
  void keepsTheJsonItemsBeforeOneThatIsTenThousandLevelsDeep() throws Exception {
    // Given
    String feed = "{\"items\": [{\"title\": \"News\"}, {\"x\": " + "[".repeat(10_000);

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(parsed.entries()).extracting(ParsedEntry::title).containsExactly("News");
    assertThat(parsed.droppedEntries()).isOne();
  }

  @Test
  void refusesJsonThatIsNothingButDeep() {
    assertThatThrownBy(() -> parse("{\"a\":".repeat(10_000))).isInstanceOf(NotAFeedException.class);
  }

  @Test
  void readsAnHonestFeedOfFiveMegabytes() throws Exception {
    // Given
    String text = "<p>It &amp; that &lt;b&gt;happened&lt;/b&gt; &#8211; &quot;so&quot;.</p>";
    String story = "<item><title>S</title><description><![CDATA[" + text.repeat(60) + "]]>";
    String feed = rss((story + text.repeat(60) + "</description></item>").repeat(700));

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(feed.length()).isGreaterThan(5 * MEGABYTE);
    assertThat(parsed.entries()).hasSize(700);
    assertThat(parsed.droppedEntries()).isZero();
  }

  @Test
  void readsFiftyMegabytesInBoundedMemory() throws Exception {
    // Given
    String story =
        "<item><title>S</title><description>" + "text ".repeat(200) + "</description></item>";
    byte[] feed = rss(story.repeat(50 * MEGABYTE / story.length())).getBytes(UTF_8);

    // When
    ParsedFeed parsed = parse(feed);

    // Then
    assertThat(parsed.entries()).hasSize(5_000);
  }

  @Test
  void readsAnAttributeOfTenMegabytes() throws Exception {
    // When
    ParsedFeed parsed = parse(rss("<item x='" + "a".repeat(10 * MEGABYTE) + "'/>" + NEWS));

    // Then
    assertThat(parsed.entries()).hasSize(1);
  }

  @Test
  void expandsNoEntityHoweverOftenItIsNamed() throws Exception {
    // Given
    String bomb =
        "<!DOCTYPE rss [<!ENTITY a \""
            + "a".repeat(100_000)
            + "\">]>"
            + rss(NEWS + "<item><title>");

    // When
    ParsedFeed parsed = parse(bomb + "&a;".repeat(10_000) + "</title></item></channel></rss>");

    // Then
    assertThat(parsed.entries().getFirst().title()).isEqualTo("News");
    assertThat(parsed.entries()).allSatisfy(e -> assertThat(e.title()).doesNotContain("aaa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE rss SYSTEM \"%s\">",
        "<!DOCTYPE rss PUBLIC \"-//X//EN\" \"%s\">",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]>",
        "<!DOCTYPE rss [<!ENTITY %% x SYSTEM \"%s\"> %%x;]>",
        "<!DOCTYPE rss [<!ELEMENT a (b)> <!ATTLIST a b CDATA \"]>\"> <!ENTITY x SYSTEM \"%s\">]>"
      })
  void asksForNothingThatADoctypeNames(String doctype) throws Exception {
    // Given
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.dtd";

    // When
    ParsedFeed parsed =
        parse(doctype.formatted(address) + rss("<item><title>T &x; &#37;x;</title></item>"));

    // Then
    server.stop(0);
    assertThat(parsed.entries()).extracting(ParsedEntry::title).containsExactly("T &x; %x;");
    assertThat(asked).hasValue(0);
  }

  @Test
  void cutsAnItemOfFiveMegabytesAndKeepsThoseAroundIt() throws Exception {
    // Given
    String text = "Word &amp; word. ".repeat(5 * MEGABYTE / 16);
    String item = "<item><title>Long</title><description>" + text + "</description></item>";

    // When
    ParsedFeed parsed = parse(rss(NEWS + item + NEWS));

    // Then
    assertThat(parsed.entries())
        .extracting(ParsedEntry::title)
        .containsExactly("News", "Long", "News");
    assertThat(parsed.entries().get(1).summaryHtml()).hasSizeLessThan(MEGABYTE).endsWith("…");
  }

  @Test
  void readsPastNulCharacters() throws Exception {
    // When
    ParsedFeed parsed =
        parse("\0".repeat(1_000) + rss("\0<item>\0<ti\0tle>T</title></item>" + NEWS) + "\0");

    // Then
    assertThat(parsed.entries()).extracting(ParsedEntry::title).contains("News");
    assertThat(parsed.entries()).noneMatch(entry -> entry.title().contains("\0"));
  }

  @Test
  void keepsAllEntriesThatShareOneGuid() throws Exception {
    // Given
    String items =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "<item><guid>same</guid><title>" + i + "</title></item>")
            .collect(Collectors.joining());

    // When
    ParsedFeed parsed = parse(rss(items));

    // Then
    assertThat(parsed.entries()).hasSize(4_000).allMatch(entry -> entry.guid().equals("same"));
  }

  /** Each of these takes hours where the parser reads to the end for every repetition. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "[",
        "]",
        "<[",
        "&",
        "&a",
        "&#",
        "<!--",
        "<!",
        "<?",
        "<![CDATA[",
        "<a x=\"",
        "<a x='",
        "<a x=\"<b y='",
        "</a>",
        "<b>",
        "<item>",
        "</item>",
        "<x/>",
        "'",
        "\""
      })
  void takesNoLongerThanItIsLong(String repeated) throws Exception {
    // Given
    String flood = repeated.repeat(MEGABYTE / repeated.length());

    // When
    ParsedFeed parsed = parse("<rss><channel>" + NEWS + flood);

    // Then
    assertThat(parsed.entries()).first().extracting(ParsedEntry::title).isEqualTo("News");
  }

  private static String rss(String items) {
    return "<rss version=\"2.0\"><channel><title>Hostile</title>" + items + "</channel></rss>";
  }

  private static ParsedFeed parse(String document) throws NotAFeedException {
    return parse(document.getBytes(UTF_8));
  }

  private static ParsedFeed parse(byte[] document) throws NotAFeedException {
    return new FeedParser().parse(document, Optional.empty(), URI.create("http://h.example/feed"));
  }
}
