package dev.tocsin.poller.extraction;

import dev.tocsin.poller.parsing.Cut;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** An article as HTML that nothing can run in: text, headings, lists, tables, links, pictures. */
final class CleanHtml {
  private static final Safelist TAGS =
      Safelist.relaxed().addTags("figure", "figcaption", "hr", "s", "del", "ins");
  private static final int MOST_CHARACTERS = 256 << 10;
  private static final int LEAST_HEADING = 12;
  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

  private CleanHtml() {}

  /**
   * The text without a heading that only says the title again.
   *
   * @param title of the article
   */
  static String of(Element article, String title) {
    Document dirty = Document.createShell(article.baseUri());
    dirty.body().appendChild(article.clone());
    Document clean = new Cleaner(TAGS).clean(dirty);
    clean.outputSettings().prettyPrint(false);
    clean.body().select("h1, h2").stream()
        .filter(heading -> isTitle(heading.text(), title))
        .findFirst()
        .ifPresent(Element::remove);
    String html = clean.body().html();
    return html.length() <= MOST_CHARACTERS ? html : shortened(clean.body().wholeText());
  }

  /** Titles of pages often go on with the name of the site. */
  private static boolean isTitle(String heading, String title) {
    return heading.equalsIgnoreCase(title)
        || (heading.length() >= LEAST_HEADING && title.startsWith(heading));
  }

  /** What is that long keeps its words and loses its tags: so it can be cut anywhere. */
  private static String shortened(String text) {
    Element plain = new Element("div");
    BREAKS
        .splitAsStream(Cut.toBytes(MOST_CHARACTERS / 2, text.strip()))
        .forEach(line -> plain.appendElement("p").text(line));
    return plain.html();
  }
}
