package dev.tocsin.matching.query;

/** The text of a query, which knows how to point at a place in it. */
record Source(String text) {
  private static final int SHOWN = 30;

  TopicSyntaxException error(int offset, String found, String expected, String suggestion) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = text.codePointCount(lineStart, offset) + 1;
    return new TopicSyntaxException("query", line, column, found, expected, suggestion);
  }

  TopicSyntaxException error(Token token, String expected, String suggestion) {
    return error(token.start(), shown(token), expected, suggestion);
  }

  String written(int start, int end) {
    return text.substring(start, end);
  }

  private String shown(Token token) {
    if (token.kind() == Token.Kind.END) {
      return "the end of the query";
    }
    return quoted(written(token.start(), token.end()));
  }

  /** A piece of the query for an error message: in back quotes and not too long. */
  static String quoted(String piece) {
    String line = piece.replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? "`" + line + "`" : "`" + line.substring(0, SHOWN) + "…`";
  }
}
