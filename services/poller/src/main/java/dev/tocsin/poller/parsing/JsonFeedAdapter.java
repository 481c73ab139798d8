package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the items of a JSON feed to entries, as they are read. */
final class JsonFeedAdapter {
  private final URI document;
  private final EntryCollector collector;

  JsonFeedAdapter(URI document) {
    this.document = document;
    this.collector = new EntryCollector(document, 0);
  }

  void add(JsonFeed.Item item) {
    String id = item.id().orElse("");
    collector.add(
        new ParsedEntry(
            id,
            item.url().or(item::externalUrl).orElse(Links.isAbsolute(id) ? id : ""),
            item.title().map(HtmlText::ofPlain).orElse(""),
            item.summary().map(HtmlText::ofPlain).orElse(""),
            item.contentHtml().or(() -> item.contentText().map(HtmlText::ofPlain)).orElse(""),
            names(item.authors(), item.author()),
            item.tags().stream().flatMap(List::stream).filter(Objects::nonNull).toList(),
            item.datePublished().flatMap(DateParser::parse),
            item.dateModified().flatMap(DateParser::parse)));
  }

  void drop() {
    collector.drop();
  }

  boolean isFull() {
    return collector.isFull();
  }

  ParsedFeed adapt(JsonFeed feed) {
    return collector.of(
        feed.title().map(HtmlText::ofPlain).orElse(""),
        feed.language().orElse(""),
        feed.homePageUrl().flatMap(home -> Links.resolve(document, home)),
        hub(feed),
        feed.feedUrl().flatMap(self -> Links.resolve(document, self)),
        Rhythm.UNSAID);
  }

  private Optional<URI> hub(JsonFeed feed) {
    return feed.hubs().stream()
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .filter(hub -> hub.type().orElse("").equalsIgnoreCase("WebSub"))
        .flatMap(hub -> hub.url().stream())
        .flatMap(url -> Links.resolve(document, url).stream())
        .findFirst();
  }

  private static String names(
      Optional<List<JsonFeed.Author>> authors, Optional<JsonFeed.Author> author) {
    return Stream.concat(authors.stream().flatMap(List::stream), author.stream())
        .filter(Objects::nonNull)
        .flatMap(person -> person.name().stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
