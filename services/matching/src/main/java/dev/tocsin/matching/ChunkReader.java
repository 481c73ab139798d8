package dev.tocsin.matching;

import java.util.Arrays;

/**
 * Reads a text piece by piece, as white space parts it, and remembers what each piece came to.
 *
 * <p>News repeat their words, so nearly all pieces are answered from memory, some ten times faster
 * than analysis. It is right only for analysers that look at each token alone. What was remembered
 * before the dictionary changed is analysed again.
 */
final class ChunkReader implements TextReader {
  private static final int CHARACTERS_A_LONG = Long.SIZE / Character.SIZE;
  private static final int LONGS_A_PIECE = ChunkMemory.LONGEST / CHARACTERS_A_LONG;

  private final PlainReader plain;
  private final Terms terms;
  private final ChunkMemory memory = new ChunkMemory();
  private final Prefetch prefetch = new Prefetch();
  private final Ints tokens = new Ints();
  private char[] chars = new char[1024];

  /** The pieces of the text at hand: where they stand, and the first characters of each. */
  private int pieces;

  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private long[] keys = new long[64 * LONGS_A_PIECE];

  ChunkReader(PlainReader plain, Terms terms) {
    this.plain = plain;
    this.terms = terms;
  }

  @Override
  public void read(String text, int firstPosition, Occurrences into) {
    cut(text);
    for (int key = 0; key < pieces * LONGS_A_PIECE; key += LONGS_A_PIECE) {
      memory.prefetch(keys[key], keys[key + 1], keys[key + 2], keys[key + 3], prefetch);
    }
    int position = firstPosition;
    for (int piece = 0; piece < pieces; piece++) {
      boolean isLong = ends[piece] - starts[piece] > ChunkMemory.LONGEST;
      position +=
          isLong ? analyse(piece, text, position, into) : chunk(piece, text, position, into);
    }
  }

  private void cut(String text) {
    int length = text.length();
    if (length > chars.length) {
      chars = new char[Integer.highestOneBit(length) * 2];
    }
    text.getChars(0, length, chars, 0);
    pieces = 0;
    int at = 0;
    while (at < length) {
      int start = at;
      long first = 0;
      long second = 0;
      long third = 0;
      long fourth = 0;
      for (; at < length && chars[at] > ' '; at++) {
        switch ((at - start) / CHARACTERS_A_LONG) {
          case 0 -> first = first << Character.SIZE | chars[at];
          case 1 -> second = second << Character.SIZE | chars[at];
          case 2 -> third = third << Character.SIZE | chars[at];
          default -> fourth = fourth << Character.SIZE | chars[at];
        }
      }
      if (at > start) {
        add(start, at, first, second, third, fourth);
      }
      at++;
    }
  }

  private void add(int start, int end, long first, long second, long third, long fourth) {
    if (pieces == starts.length) {
      starts = Arrays.copyOf(starts, 2 * pieces);
      ends = Arrays.copyOf(ends, 2 * pieces);
      keys = Arrays.copyOf(keys, 2 * pieces * LONGS_A_PIECE);
    }
    starts[pieces] = start;
    ends[pieces] = end;
    int key = pieces * LONGS_A_PIECE;
    keys[key] = first;
    keys[key + 1] = second;
    keys[key + 2] = third;
    keys[key + 3] = fourth;
    pieces++;
  }

  /** Answers a piece from memory; returns how many positions it has. */
  private int chunk(int piece, String text, int position, Occurrences into) {
    int key = piece * LONGS_A_PIECE;
    int place = memory.find(keys[key], keys[key + 1], keys[key + 2], keys[key + 3]);
    if (place == ChunkMemory.NONE || memory.revision(place) != terms.revision()) {
      place = memory.place(keys[key], keys[key + 1], keys[key + 2], keys[key + 3]);
      remember(place, text.substring(starts[piece], ends[piece]));
    }
    int count = memory.tokens(place);
    if (count == ChunkMemory.TOO_MANY) {
      return analyse(piece, text, position, into);
    }
    int start = starts[piece];
    for (int i = 0; i < count; i++) {
      long token = memory.token(place, i);
      into.add(
          ChunkMemory.term(token),
          position + ChunkMemory.position(token),
          start + ChunkMemory.start(token),
          start + ChunkMemory.end(token));
    }
    return memory.positions(place);
  }

  private void remember(int place, String piece) {
    tokens.clear();
    int positions =
        plain.read(
            piece,
            0,
            0,
            (term, position, start, end) -> {
              tokens.add(term);
              tokens.add(position);
              tokens.add(start);
              tokens.add(end);
            });
    memory.put(place, terms.revision(), positions, tokens);
  }

  private int analyse(int piece, String text, int position, Occurrences into) {
    int start = starts[piece];
    return plain.read(text.substring(start, ends[piece]), position, start, into);
  }
}
