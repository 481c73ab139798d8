package dev.tocsin.poller.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page without what its readers do not see, or what is there for other ends than reading. */
final class VisiblePart {
  private static final String NOT_READ =
      "script, style, template, noscript, iframe, object, embed, svg, canvas, dialog, button,"
          + " input, textarea, select, [hidden], [aria-hidden=true]:not(.fallback-image),"
          + " [aria-modal=true], [role=menu], [role=menubar], [role=navigation],"
          + " [role=complementary], [role=dialog], [role=alertdialog], [role=alert], [role=search]";
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)",
          Pattern.CASE_INSENSITIVE);

  private VisiblePart() {}

  /**
   * Takes the rest out of the page. What holds most of its text stays, however it is marked: some
   * pages are hidden until their scripts have run.
   */
  static void keep(Document page) {
    page.head().empty();
    Element body = page.body();
    int most = body.text().length() / 2;
    List<Element> rest = new ArrayList<>(body.select(NOT_READ));
    for (Element styled : body.select("[style]")) {
      if (INVISIBLE.matcher(styled.attr("style")).find()) {
        rest.add(styled);
      }
    }
    for (Element element : rest) {
      if (!element.equals(body) && element.hasParent() && element.text().length() <= most) {
        element.remove();
      }
    }
  }
}
