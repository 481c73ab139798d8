package dev.tocsin.poller;

import dev.tocsin.poller.parsing.Links;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The feeds that a page names as its own, in its order; nothing is asked or guessed for it. */
final class PageFeeds {
  private static final int LOOKED_AT = 512 << 10;
  private static final int MOST = 10;
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/feed+json",
          "application/rdf+xml",
          "application/json",
          "application/xml",
          "text/xml");

  private PageFeeds() {}

  static List<String> in(byte[] page, URI address) {
    String html = new String(page, 0, Math.min(page.length, LOOKED_AT), StandardCharsets.UTF_8);
    Document document = Jsoup.parse(html);
    URI base =
        document.select("base[href]").stream()
            .findFirst()
            .flatMap(element -> Links.resolve(address, element.attr("href")))
            .orElse(address);
    return document.select("link[rel~=(?i)\\balternate\\b][href]").stream()
        .filter(PageFeeds::isFeed)
        .flatMap(link -> Links.resolve(base, link.attr("href")).stream())
        .map(URI::toString)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static boolean isFeed(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    return TYPES.contains((parameters < 0 ? type : type.substring(0, parameters)).strip());
  }
}
