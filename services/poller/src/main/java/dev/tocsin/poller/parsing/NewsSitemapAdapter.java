package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From the addresses of a news sitemap to entries: those that it says something new about. */
final class NewsSitemapAdapter {
  private static final Pattern COMMA = Pattern.compile("\\s*[,，、;]\\s*");

  private NewsSitemapAdapter() {}

  /** Empty when nothing in it is news: a sitemap of all pages is no feed. */
  static Optional<ParsedFeed> adapt(FeedElement root, URI document, int leftOut) {
    List<FeedElement> news =
        root.all("url").filter(url -> url.all("news:news").findAny().isPresent()).toList();
    if (news.isEmpty()) {
      return Optional.empty();
    }
    EntryCollector collector = new EntryCollector(document, leftOut);
    news.stream().map(NewsSitemapAdapter::entry).forEach(collector::add);
    Optional<FeedElement> publication = said(news.getFirst()).all("news:publication").findFirst();
    return Optional.of(
        collector.of(
            publication.map(of -> of.html("news:name")).orElse(""),
            publication.map(of -> of.text("news:language")).orElse(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Rhythm.UNSAID));
  }

  private static ParsedEntry entry(FeedElement url) {
    FeedElement said = said(url);
    return new ParsedEntry(
        "",
        url.text("loc"),
        said.html("news:title"),
        "",
        "",
        "",
        COMMA.splitAsStream(said.text("news:keywords")).toList(),
        said.date("news:publication_date"),
        url.date("lastmod"));
  }

  private static FeedElement said(FeedElement url) {
    return url.all("news:news").findFirst().orElse(url);
  }
}
