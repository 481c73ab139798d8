package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
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
