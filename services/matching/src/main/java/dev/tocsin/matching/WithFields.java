package dev.tocsin.matching;

/**
 * The number of a term or of a topic, and the fields that a term must stand in one of, as {@link
 * Document#bit}s, in one int.
 */
final class WithFields {
  private static final int FIELDS_SHIFT = Integer.SIZE - Integer.bitCount(Document.ALL_FIELDS);

  private WithFields() {}

  static int of(int number, int fields) {
    return fields << FIELDS_SHIFT | number;
  }

  static int number(int withFields) {
    return withFields & ((1 << FIELDS_SHIFT) - 1);
  }

  static int fields(int withFields) {
    return withFields >>> FIELDS_SHIFT;
  }
}
