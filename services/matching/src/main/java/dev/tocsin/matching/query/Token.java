package dev.tocsin.matching.query;

/**
 * A piece of a query: a sign or a word.
 *
 * @param text what it means: a word without its escapes, a phrase without its quotes
 * @param number the slop of a phrase, the edits of a fuzzy word, the distance of a NEAR; else 0
 * @param start first character in the query
 * @param end one past the last
 */
record Token(Kind kind, String text, int number, int start, int end) {
  enum Kind {
    WORD,
    EXACT,
    PREFIX,
    PATTERN,
    FUZZY,
    PHRASE,
    FRAGMENT,
    FIELD,
    AND,
    OR,
    NOT,
    NEAR,
    ONEAR,
    PLUS,
    OPEN,
    CLOSE,
    END
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
