package dev.tocsin.poller.extraction;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** How much of an element is written to be read: its paragraphs, not its links and labels. */
final class Prose {
  private static final int SHORTEST_PARAGRAPH = 80;
  private static final Pattern ABOUT_IT =
      Pattern.compile(
          "(?<![\\p{L}\\d])(?:comments?|disqus|footer|sidebar|related|promo|cookie|consent|newsletter)",
          Pattern.CASE_INSENSITIVE);

  private Prose() {}

  /** Characters in paragraphs. */
  static int length(Element element) {
    return element.stream().mapToInt(Prose::ownLength).sum();
  }

  /**
   * Characters in paragraphs that seem to be of the page's article, not of what stands around it.
   */
  static int ofArticle(Element element) {
    int length = ownLength(element);
    for (Element child : element.children()) {
      if (!isAround(child)) {
        length += ofArticle(child);
      }
    }
    return length;
  }

  static boolean isAround(Element element) {
    return element.nameIs("aside")
        || element.nameIs("footer")
        || element.nameIs("nav")
        || ABOUT_IT.matcher(element.id()).find()
        || ABOUT_IT.matcher(element.className()).find();
  }

  private static int ownLength(Element element) {
    if (element.nameIs("a")) {
      return 0;
    }
    int own = element.ownText().length();
    return own < SHORTEST_PARAGRAPH ? 0 : own;
  }
}
