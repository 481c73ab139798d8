package dev.tocsin.benchmarks.conformance;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.tocsin.poller.parsing.FeedParser;
import dev.tocsin.poller.parsing.NotAFeedException;
import dev.tocsin.poller.parsing.ParsedEntry;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A parser that is put to the test. */
enum Contender {
  /** The parser of this project. */
  TOCSIN {
    @Override
    Reading read(Sample sample) throws NotAFeedException, IOException {
      ParsedFeed feed =
          new FeedParser().parse(sample.document(), sample.contentType(), sample.address());
      Map<Field, String> head = new EnumMap<>(Field.class);
      put(head, Field.TITLE, feed.title());
      put(head, Field.LINK, feed.home().map(URI::toString).orElse(""));
      return new Reading(
          head, KEPT_OF_FEEDS, feed.found().stream().map(Contender::values).toList());
    }
  },

  /** Rome as its own page shows its use. */
  ROME {
    @Override
    Reading read(Sample sample) throws FeedException, IOException {
      try (XmlReader reader = reader(sample)) {
        SyndFeed feed = new SyndFeedInput().build(reader);
        Map<Field, String> head = new EnumMap<>(Field.class);
        put(head, Field.TITLE, feed.getTitle());
        put(head, Field.LINK, feed.getLink());
        return new Reading(
            head, KEPT_OF_FEEDS, feed.getEntries().stream().map(Contender::values).toList());
      }
    }
  };

  /** What Tocsin needs to know of a whole feed: both are judged by that. */
  static final Set<Field> KEPT_OF_FEEDS = Set.of(Field.TITLE, Field.LINK);

  /**
   * What the parser finds.
   *
   * @throws NotAFeedException or FeedException if the parser refuses the document
   */
  abstract Reading read(Sample sample) throws NotAFeedException, FeedException, IOException;

  private static XmlReader reader(Sample sample) throws IOException {
    ByteArrayInputStream document = new ByteArrayInputStream(sample.document());
    return sample.contentType().isPresent()
        ? new XmlReader(document, sample.contentType().get(), true)
        : new XmlReader(document);
  }

  private static Map<Field, String> values(ParsedEntry entry) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    put(values, Field.TITLE, entry.title());
    put(values, Field.LINK, entry.url());
    put(values, Field.ID, entry.guid());
    put(values, Field.AUTHOR, entry.author());
    put(values, Field.PUBLISHED, entry.published().map(Instant::toString).orElse(""));
    put(values, Field.UPDATED, entry.updated().map(Instant::toString).orElse(""));
    put(values, Field.SUMMARY, entry.summaryHtml());
    put(values, Field.CONTENT, entry.contentHtml());
    return values;
  }

  private static Map<Field, String> values(SyndEntry entry) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    put(values, Field.TITLE, entry.getTitle());
    put(values, Field.LINK, entry.getLink());
    put(values, Field.ID, entry.getUri());
    put(values, Field.AUTHOR, entry.getAuthor());
    put(values, Field.PUBLISHED, iso(entry.getPublishedDate()));
    put(values, Field.UPDATED, iso(entry.getUpdatedDate()));
    put(values, Field.SUMMARY, text(Optional.ofNullable(entry.getDescription()).stream().toList()));
    put(values, Field.CONTENT, text(entry.getContents()));
    return values;
  }

  private static String text(Collection<SyndContent> contents) {
    return contents.stream().findFirst().map(SyndContent::getValue).orElse("");
  }

  private static String iso(Date date) {
    return Optional.ofNullable(date).map(Date::toInstant).map(Instant::toString).orElse("");
  }

  private static void put(Map<Field, String> values, Field field, String value) {
    if (value != null && !value.isBlank()) {
      values.put(field, value.strip());
    }
  }

  static List<Contender> all() {
    return List.of(values());
  }
}
