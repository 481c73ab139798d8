package dev.tocsin.replay.http;

import static java.util.stream.Collectors.joining;

import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.ScenarioArticle;
import java.util.List;

/** An outlet's feed in RSS 2.0, with the full text, as most publishers offer it. */
final class RssFeed {
  static final String CONTENT_TYPE = "application/rss+xml; charset=utf-8";

  private RssFeed() {}

  /**
   * The feed document.
   *
   * @param articles the newest first
   */
  static String of(Outlet outlet, List<ScenarioArticle> articles) {
    StringBuilder rss = new StringBuilder();
    rss.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
            xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
        """);
    rss.append(element("title", outlet.name()));
    rss.append(element("link", "http://" + outlet.host() + "/"));
    rss.append(element("description", outlet.name()));
    rss.append(optional("language", outlet.language()));
    rss.append("<atom:link rel=\"self\" href=\"%s\"/>\n".formatted(Markup.of(outlet.feedUrl())));
    articles.forEach(article -> rss.append(item(article)));
    return rss.append("</channel>\n</rss>\n").toString();
  }

  private static String item(ScenarioArticle article) {
    return "<item>\n"
        + element("title", article.title())
        + element("link", article.url())
        + "<guid isPermaLink=\"true\">"
        + Markup.of(article.url())
        + "</guid>\n"
        + element("pubDate", HttpDate.of(article.published()))
        + article.updated().map(at -> element("atom:updated", at.toString())).orElse("")
        + optional("dc:creator", article.author())
        + article.categories().stream().map(name -> element("category", name)).collect(joining())
        // Both are HTML in RSS: what is plain text here is escaped for HTML first, then for XML.
        + optional("description", Markup.of(article.lead()))
        + optional("content:encoded", ArticlePage.paragraphs(article))
        + "</item>\n";
  }

  private static String optional(String name, String text) {
    return text.isEmpty() ? "" : element(name, text);
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + Markup.of(text) + "</" + name + ">\n";
  }
}
