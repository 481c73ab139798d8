package dev.tocsin.matching.query;

/** Where the reading of a query stands, character by character. */
final class Scanner {
  private static final String ENDS_WORD = "():^~[]{}";
  private static final String QUOTES = "\"“”„";

  private final Source source;
  private final String text;
  private int at;

  Scanner(Source source) {
    this.source = source;
    this.text = source.text();
  }

  Source source() {
    return source;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean isAt(String piece) {
    return text.startsWith(piece, at);
  }

  boolean isAtQuote() {
    return at < text.length() && isQuote(text.charAt(at));
  }

  boolean isAtWildcard() {
    return isAt('*') || isAt('?');
  }

  boolean isAtEndOfWord() {
    if (isAtEnd()) {
      return true;
    }
    char c = text.charAt(at);
    return isSpace(c) || isQuote(c) || ENDS_WORD.indexOf(c) >= 0;
  }

  boolean isAtSpace() {
    return at < text.length() && isSpace(text.charAt(at));
  }

  char peek() {
    return text.charAt(at);
  }

  char take() {
    return text.charAt(at++);
  }

  void skip(int characters) {
    at += characters;
  }

  void skipSpace() {
    while (isAtSpace()) {
      at++;
    }
  }

  /** The next character as it is meant: behind a backslash each sign is only a sign. */
  char character() {
    if (text.charAt(at) == '\\' && ++at == text.length()) {
      throw source.error(at - 1, "`\\` at the end", "the sign that it stands before", "");
    }
    return text.charAt(at++);
  }

  /** The digits that stand here, none perhaps. */
  String digits() {
    int start = at;
    while (!isAtEnd() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return text.substring(start, at);
  }

  /** What was read since a place. */
  String since(int start) {
    return text.substring(start, at);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
