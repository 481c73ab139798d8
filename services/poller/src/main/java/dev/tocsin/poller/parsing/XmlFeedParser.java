package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * RSS, RDF, Atom and news sitemaps, read by jsoup, which refuses nothing.
 *
 * <p>Rome is not here but in the tests, as an oracle: docs/decisions/one-reader-of-feeds.md.
 */
final class XmlFeedParser {
  private static final Set<String> FEEDS = Set.of("rss", "feed", "atom:feed", "channel");

  private XmlFeedParser() {}

  /** Empty when nothing in the document is of a feed: most RDF is about other things. */
  static Optional<ParsedFeed> parse(MendedXml xml, URI base) {
    Document tree = Parser.xmlParser().parseInput(xml.text(), "");
    tree.outputSettings().prettyPrint(false);
    Optional<FeedElement> first = tree.children().stream().findFirst().map(FeedElement::new);
    return first
        .filter(root -> FEEDS.contains(root.name()) || hasChannel(root))
        .map(root -> new XmlFeedAdapter(root, base).adapt(xml.leftOut()))
        .or(() -> first.flatMap(root -> NewsSitemapAdapter.adapt(root, base, xml.leftOut())));
  }

  private static boolean hasChannel(FeedElement root) {
    return root.all("channel", "item").findAny().isPresent();
  }
}
