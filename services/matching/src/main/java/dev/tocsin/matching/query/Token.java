package dev.tocsin.matching.query;

/**
 * A piece of a query: a sign or a word.
 *
 * @param text what it means: a word without its escapes, a phrase without its quotes
 * @param slop of a phrase, else 0
 * @param start first character in the query
 * @param end one past the last
 */
record Token(Kind kind, String text, int slop, int start, int end) {
  enum Kind {
    WORD,
    PREFIX,
    PHRASE,
    FIELD,
    AND,
    OR,
    NOT,
    PLUS,
    OPEN,
    CLOSE,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
