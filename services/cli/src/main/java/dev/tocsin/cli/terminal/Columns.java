package dev.tocsin.cli.terminal;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** How wide text is in a terminal: most characters take a column, some two, some none. */
final class Columns {
  private static final String CUT = "…";
  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** At most so many columns of a text, with an ellipsis when it has more. */
  static String fit(String text, int columns) {
    return of(text) <= columns
        ? text
        : text.substring(0, end(text, 0, columns - of(CUT))) + (columns > 0 ? CUT : "");
  }

  /** A text with blanks up to a width. */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** Where a text ends that begins at an offset and takes at most so many columns. */
  static int end(String text, int start, int columns) {
    int left = columns;
    int at = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      left -= of(codePoint);
      if (left < 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        WIDE.contains(UnicodeScript.of(codePoint))
            || Character.isEmojiPresentation(codePoint)
            || isWideForm(codePoint);
    return wide ? 2 : 1;
  }

  /** The punctuation of East Asian scripts, and Latin letters in their width. */
  private static boolean isWideForm(int codePoint) {
    return (codePoint >= 0x3000 && codePoint <= 0x303E)
        || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
  }
}
