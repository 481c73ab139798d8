package dev.tocsin.cli.yaml;

/**
 * A text with lines and columns, and with what YAML does to texts.
 *
 * <p>Folding, indenting and quoting change the blanks of a text and nothing else of it. So the n-th
 * character that is no blank is the same one in a text and in the file that it was read from; only
 * an escape that stands for a blank, as {@code "\n"}, puts that out by one.
 */
record SourceText(String text) {

  /** The offset of a line and a column, both 1 and up, the column in code points. */
  int offset(int line, int column) {
    int at = 0;
    for (int passed = 1; passed < line && text.indexOf('\n', at) >= 0; passed++) {
      at = text.indexOf('\n', at) + 1;
    }
    int end = text.indexOf('\n', at);
    int length = text.codePointCount(at, end < 0 ? text.length() : end);
    return text.offsetByCodePoints(at, Math.min(column - 1, length));
  }

  int line(int offset) {
    return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
  }

  int column(int offset) {
    return text.codePointCount(text.lastIndexOf('\n', offset - 1) + 1, offset) + 1;
  }

  /** How many characters are no blanks. */
  int solid() {
    return solid(text.length());
  }

  /** How many characters before that place are no blanks. */
  int solidBefore(int line, int column) {
    return solid(offset(line, column));
  }

  private int solid(int end) {
    return (int) text.substring(0, end).chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  /**
   * The offset of a place in a value that is written from {@code start} on.
   *
   * @param before how many solid characters of the value stand before the place
   * @param all how many it has; the end is the place behind the last one
   */
  int offsetOf(int start, int before, int all) {
    return before < all || all == 0 ? nth(start, before) : nth(start, all - 1) + 1;
  }

  private int nth(int start, int n) {
    char form = start < text.length() ? text.charAt(start) : ' ';
    int left = n;
    int at = afterForm(start, form);
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean escape = (c == '\\' && form == '"') || (c == '\'' && form == '\'');
      if (escape || !Character.isWhitespace(c)) {
        if (left == 0) {
          return at;
        }
        left--;
      }
      at += escape ? 2 : 1;
    }
    return text.length();
  }

  /** A block begins on the next line, a quoted text behind its quote. */
  private int afterForm(int start, char form) {
    return switch (form) {
      case '|', '>' -> Math.max(start, text.indexOf('\n', start));
      case '"', '\'' -> start + 1;
      default -> start;
    };
  }
}
