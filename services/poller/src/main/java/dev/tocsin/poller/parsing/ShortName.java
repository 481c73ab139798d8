package dev.tocsin.poller.parsing;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.parser.Tag;

/**
 * The name that people give an element of a feed, whatever prefix its document chose: {@code
 * pubdate}, {@code dc:creator}, {@code atom:link}; in lower case.
 */
final class ShortName {
  private static final Map<String, String> NAMESPACES =
      Map.ofEntries(
          entry("http://purl.org/rss/1.0/", ""),
          entry("http://my.netscape.com/rdf/simple/0.9/", ""),
          entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
          entry("http://backend.userland.com/rss2", ""),
          entry("http://www.w3.org/2005/Atom", "atom:"),
          entry("http://purl.org/atom/ns#", "atom:"),
          entry("http://purl.org/atompub/tombstones/1.0", "at:"),
          entry("http://purl.org/dc/elements/1.0/", "dc:"),
          entry("http://purl.org/dc/elements/1.1/", "dc:"),
          entry("http://purl.org/dc/terms/", "dcterms:"),
          entry("http://purl.org/rss/1.0/modules/content/", "content:"),
          entry("http://purl.org/rss/1.0/modules/syndication/", "sy:"),
          entry("http://search.yahoo.com/mrss", "media:"),
          entry("http://search.yahoo.com/mrss/", "media:"),
          entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
          entry("http://www.sitemaps.org/schemas/sitemap/0.9", ""),
          entry("http://www.google.com/schemas/sitemap-news/0.9", "news:"),
          entry("http://www.w3.org/1999/xhtml", "xhtml:"));

  // Documents that forget to declare a prefix use the usual one, or one of these.
  private static final Map<String, String> PREFIXES =
      Map.of("", "", "rss", "", "atom10", "atom:", "a10", "atom:", "atom03", "atom:");

  private ShortName() {}

  static String of(Tag tag) {
    String prefix = tag.prefix().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(NAMESPACES.get(tag.namespace()))
            .orElseGet(() -> PREFIXES.getOrDefault(prefix, prefix + ":"))
        + tag.localName().toLowerCase(Locale.ROOT);
  }
}
