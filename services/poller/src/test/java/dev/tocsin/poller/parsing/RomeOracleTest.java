package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rome writes a feed in each of its formats; we read what it meant. */
final class RomeOracleTest {
  private static final Instant PUBLISHED = Instant.parse("2023-10-05T08:15:30Z");
  private static final List<String> TITLES =
      List.of(
          "Talks go on", "Q & A: 1 < 2 > 0", "\"Fünf\" für 5 €", "Переговори", "会談 🕊", "a]]>b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rss_0.9",
        "rss_0.91N",
        "rss_0.91U",
        "rss_0.92",
        "rss_0.93",
        "rss_0.94",
        "rss_1.0",
        "rss_2.0",
        "atom_0.3",
        "atom_1.0"
      })
  void readsWhatRomeWrites(String format) throws Exception {
    // Given
    byte[] document = written(format);

    // When
    ParsedFeed feed =
        new FeedParser().parse(document, Optional.empty(), URI.create("http://rome.example/"));

    // Then
    assertThat(feed.entries())
        .extracting(entry -> Jsoup.parse(entry.title()).text())
        .containsExactlyElementsOf(TITLES);
    assertThat(feed.entries())
        .extracting(ParsedEntry::url)
        .containsExactly(
            "http://rome.example/0",
            "http://rome.example/1",
            "http://rome.example/2",
            "http://rome.example/3",
            "http://rome.example/4",
            "http://rome.example/5");
    // RSS 0.9 to 0.92 have no dates in entries, the first of them no text either.
    assertThat(feed.entries())
        .flatExtracting(entry -> entry.published().stream().toList())
        .allMatch(PUBLISHED::equals)
        .hasSize(format.matches("rss_0.9[12]?[NU]?") ? 0 : TITLES.size());
    assertThat(feed.entries())
        .extracting(ParsedEntry::summaryHtml)
        .containsOnly(format.equals("rss_0.9") ? "" : "<p>Some &amp; more</p>");
  }

  private static byte[] written(String format) throws FeedException {
    SyndFeed feed = new SyndFeedImpl();
    feed.setFeedType(format);
    feed.setTitle("Rome");
    feed.setDescription("Written by Rome");
    feed.setLanguage("en");
    feed.setLink("http://rome.example/");
    feed.setEntries(TITLES.stream().map(RomeOracleTest::entry).toList());
    return new SyndFeedOutput().outputString(feed).getBytes(UTF_8);
  }

  private static SyndEntry entry(String title) {
    SyndContent text = new SyndContentImpl();
    text.setType("text/html");
    text.setValue("<p>Some &amp; more</p>");
    SyndEntry entry = new SyndEntryImpl();
    entry.setTitle(title);
    entry.setLink("http://rome.example/" + TITLES.indexOf(title));
    entry.setDescription(text);
    entry.setPublishedDate(Date.from(PUBLISHED));
    return entry;
  }
}
