package dev.tocsin.matching;

/** Walks the occurrences of a phrase's {@link Slot} in the order they stand in an article. */
final class Cursor {
  private static final int PAST_ALL = Integer.MAX_VALUE;

  private final Document document;
  private final int fields;
  private final int offset;
  private final int[] at;
  private int lowest;

  /** Stands on the first occurrence in one of the fields. */
  Cursor(Slot slot, int fields, Document document) {
    this.document = document;
    this.fields = fields;
    this.offset = slot.offset();
    this.at = new int[slot.terms().size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = inFields(document.first(slot.terms().get(i)));
    }
    findLowest();
  }

  boolean isPastAll() {
    return position() == PAST_ALL;
  }

  /** The position of the current occurrence. */
  int position() {
    return at[lowest] == Document.NONE ? PAST_ALL : document.position(at[lowest]);
  }

  /** Where the phrase would begin, were this slot in its place. */
  int beginning() {
    return position() - offset;
  }

  int start() {
    return document.start(at[lowest]);
  }

  int end() {
    return document.end(at[lowest]);
  }

  void next() {
    at[lowest] = inFields(document.next(at[lowest]));
    findLowest();
  }

  /** Goes on to the first occurrence at or after a position. */
  void seek(int position) {
    while (position() < position) {
      next();
    }
  }

  private int inFields(int occurrence) {
    int found = occurrence;
    while (found != Document.NONE
        && (fields & Document.bit(Document.field(document.position(found)))) == 0) {
      found = document.next(found);
    }
    return found;
  }

  private void findLowest() {
    for (int i = 0; i < at.length; i++) {
      if (at[i] != Document.NONE
          && (at[lowest] == Document.NONE
              || document.position(at[i]) < document.position(at[lowest]))) {
        lowest = i;
      }
    }
  }
}
