package dev.tocsin.matching;

/** A term and the fields that it must stand in one of, as {@link Document#bit}s, in one number. */
final class TermIn {
  private static final int FIELDS_SHIFT = Integer.SIZE - Integer.bitCount(Document.ALL_FIELDS);

  private TermIn() {}

  static int of(int term, int fields) {
    return fields << FIELDS_SHIFT | term;
  }

  static int term(int termIn) {
    return termIn & ((1 << FIELDS_SHIFT) - 1);
  }

  static int fields(int termIn) {
    return termIn >>> FIELDS_SHIFT;
  }
}
