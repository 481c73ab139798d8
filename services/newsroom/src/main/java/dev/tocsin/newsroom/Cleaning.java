package dev.tocsin.newsroom;

import dev.tocsin.domain.Item;
import dev.tocsin.domain.article.CleanText;
import java.nio.charset.StandardCharsets;

/** Makes plain text of an item: its best text as the body, its summary as the lead. */
final class Cleaning {
  /** A record must stay below Kafka's limit: three texts, cut to this, leave room for the rest. */
  private static final int MOST_BYTES = 256 << 10;

  private static final int MOST_TITLE_BYTES = 2 << 10;
  private static final String CUT = " […]";

  private Cleaning() {}

  static CleanText of(Item item) {
    String title = cut(HtmlText.line(item.title()), MOST_TITLE_BYTES);
    String lead = cut(HtmlText.paragraphs(item.summaryHtml()), MOST_BYTES);
    String body =
        HtmlText.paragraphs(
            item.fullText().html().isEmpty() ? item.contentHtml() : item.fullText().html());
    return new CleanText(title, lead, cut(body, MOST_BYTES));
  }

  /** Cuts at a character, never within one, and marks it. */
  private static String cut(String text, int mostBytes) {
    if (text.length() <= mostBytes / 3
        || text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
      return text;
    }
    int bytes = CUT.length() + 2;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > mostBytes) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end) + CUT;
  }
}
