package dev.tocsin.matching;

import java.util.Arrays;

/**
 * A piece of text without white space, and the terms in it.
 *
 * <p>Its first eight characters are kept in two longs: for most pieces, comparing those is
 * comparing all.
 */
final class Chunk {
  static final int IN_LONGS = 8;

  /** In no text; what memory is filled with to begin with. */
  static final Chunk NONE = new Chunk(0, 0, new char[0], -1, new int[0], 0);

  private final long head;
  private final long tail;
  private final char[] rest;
  private final int revision;
  private final int[] tokens;
  private final int positions;

  /**
   * What a piece came to.
   *
   * @param head its characters 0 to 3
   * @param tail its characters 4 to 7
   * @param rest its other characters
   * @param revision of the dictionary that the tokens are from
   * @param tokens four ints each, as {@link Occurrences#add} takes them
   * @param positions how many words it has, stop words included
   */
  Chunk(long head, long tail, char[] rest, int revision, int[] tokens, int positions) {
    this.head = head;
    this.tail = tail;
    this.rest = rest;
    this.revision = revision;
    this.tokens = tokens;
    this.positions = positions;
  }

  boolean is(long head, long tail, char[] text, int start, int end) {
    return this.head == head
        && this.tail == tail
        && rest.length == Math.max(0, end - start - IN_LONGS)
        && (rest.length == 0 || Arrays.equals(rest, 0, rest.length, text, start + IN_LONGS, end));
  }

  int revision() {
    return revision;
  }

  int positions() {
    return positions;
  }

  void addTo(Occurrences occurrences, int position, int start) {
    for (int i = 0; i < tokens.length; i += 4) {
      occurrences.add(
          tokens[i], position + tokens[i + 1], start + tokens[i + 2], start + tokens[i + 3]);
    }
  }
}
