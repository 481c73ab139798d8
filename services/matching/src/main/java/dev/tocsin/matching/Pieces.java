package dev.tocsin.matching;

import java.util.Arrays;

/**
 * A text cut into pieces: what stands between white space, without the marks around it, so that
 * {@code aid}, {@code "aid} and {@code aid.} are one piece to remember.
 *
 * <p>It is made once and filled anew for each text.
 */
final class Pieces {
  private static final int CHARACTERS_A_LONG = Long.SIZE / Character.SIZE;
  private static final int LONGS = ChunkMemory.LONGEST / CHARACTERS_A_LONG;

  /**
   * A bit for each character that is part of no word where it begins or ends a piece. The
   * apostrophe is not among them, which may end a Hebrew word, nor {@code #} and {@code *}, which
   * may begin an emoji.
   */
  private static final long MARKS =
      "!\"$%&()+,-./:;<=>?".chars().mapToLong(mark -> 1L << mark).reduce(0, (a, b) -> a | b);

  /** The bits of the first none, one, two, three and four characters of a long. */
  private static final long[] FIRST_CHARACTERS = {0, -1L << 48, -1L << 32, -1L << 16, -1L};

  /** The text, and behind it as much room as a piece may have. */
  private char[] chars = new char[1024];

  private int size;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] hashes = new int[64];

  /** The first characters of each piece. */
  private long[] keys = new long[64 * LONGS];

  /** Cuts the next text. */
  void cut(String text) {
    int length = text.length();
    if (length + ChunkMemory.LONGEST > chars.length) {
      chars = new char[2 * Integer.highestOneBit(length + ChunkMemory.LONGEST)];
    }
    text.getChars(0, length, chars, 0);
    cut(chars, length);
  }

  private void cut(char[] text, int length) {
    size = 0;
    int at = 0;
    while (at < length) {
      int start = at;
      while (at < length && text[at] > ' ') {
        at++;
      }
      int end = at;
      while (end > start && isMark(text[end - 1])) {
        end--;
      }
      while (start < end && isMark(text[start])) {
        start++;
      }
      if (start < end) {
        add(text, start, end);
      }
      at++;
    }
  }

  private void add(char[] text, int start, int end) {
    if (size == starts.length) {
      grow();
    }
    starts[size] = start;
    ends[size] = end;
    long first = packed(text, start, end);
    long second = packed(text, start + CHARACTERS_A_LONG, end);
    long third = packed(text, start + 2 * CHARACTERS_A_LONG, end);
    long fourth = packed(text, start + 3 * CHARACTERS_A_LONG, end);
    int key = size * LONGS;
    keys[key] = first;
    keys[key + 1] = second;
    keys[key + 2] = third;
    keys[key + 3] = fourth;
    hashes[size++] = ChunkMemory.hash(first, second, third, fourth);
  }

  private void grow() {
    starts = Arrays.copyOf(starts, 2 * size);
    ends = Arrays.copyOf(ends, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    keys = Arrays.copyOf(keys, 2 * size * LONGS);
  }

  private static boolean isMark(char c) {
    return c < Long.SIZE && (MARKS >>> c & 1) != 0;
  }

  /**
   * Up to four characters, from one on; 0 when the piece has ended before. It has no loop, whose
   * end a processor could not guess.
   */
  private static long packed(char[] text, int from, int end) {
    if (from >= end) {
      return 0;
    }
    long four =
        (long) text[from] << 48
            | (long) text[from + 1] << 32
            | (long) text[from + 2] << 16
            | text[from + 3];
    return four & FIRST_CHARACTERS[Math.min(end - from, CHARACTERS_A_LONG)];
  }

  int size() {
    return size;
  }

  int start(int piece) {
    return starts[piece];
  }

  int end(int piece) {
    return ends[piece];
  }

  boolean isLong(int piece) {
    return ends[piece] - starts[piece] > ChunkMemory.LONGEST;
  }

  int hash(int piece) {
    return hashes[piece];
  }

  /** One of the longs that hold the characters of a piece that is not {@link #isLong}. */
  long key(int piece, int number) {
    return keys[piece * LONGS + number];
  }

  /**
   * Whether a piece is a number like 1987 or 1,234.5, which any analyser of a language that parts
   * words by white space leaves as it stands.
   */
  boolean isNumber(int piece) {
    int end = ends[piece];
    boolean afterDigit = false;
    for (int i = starts[piece]; i < end; i++) {
      boolean isDigit = isDigit(chars[i]);
      if (!isDigit && !(afterDigit && (chars[i] == '.' || chars[i] == ','))) {
        return false;
      }
      afterDigit = isDigit;
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The hash of a piece as {@link String#hashCode} has it. */
  int stringHash(int piece) {
    int hash = 0;
    for (int i = starts[piece]; i < ends[piece]; i++) {
      hash = hash * 31 + chars[i];
    }
    return hash;
  }
}
