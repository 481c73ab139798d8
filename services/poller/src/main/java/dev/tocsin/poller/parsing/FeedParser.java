package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.Optional;

/**
 * The one door from the bytes of a feed document to its entries: RSS 0.9x to 2.0 and 1.0 (RDF),
 * Atom 0.3 and 1.0, CDF, JSON Feed 1.x, news sitemaps, and what the web makes of them.
 *
 * <p>It takes whatever a server sends: no document costs it more than linear time and a few times
 * its own size. It has no state; any number of threads may share one.
 */
public final class FeedParser {

  /**
   * The feed that this document is.
   *
   * @param contentType the HTTP header; only its charset is looked at, since every kind of feed is
   *     served as every type
   * @param base the address that the document came from
   * @throws NotAFeedException if the document is anything else than a feed
   */
  public ParsedFeed parse(byte[] document, Optional<String> contentType, URI base)
      throws NotAFeedException {
    String text = Decoder.decode(document, contentType);
    Optional<ParsedFeed> feed = isJson(text) ? JsonFeedParser.parse(text, base) : xml(text, base);
    return feed.orElseThrow(() -> FirstImpression.of(text));
  }

  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  private static Optional<ParsedFeed> xml(String text, URI base) {
    return XmlMender.mend(text).flatMap(xml -> XmlFeedParser.parse(xml, base));
  }
}
