package dev.tocsin.matching;

import java.util.Arrays;

/**
 * Reads a text piece by piece, as white space parts it, and remembers what each piece came to.
 *
 * <p>News repeat their words, so nearly all pieces are answered from memory, some ten times faster
 * than analysis. It is right only for analysers that look at each token alone. The memory is a
 * fixed number of places, two of which a piece may lie in; a piece that finds both taken drives the
 * older one out. What was remembered before the dictionary changed is analysed again.
 */
final class ChunkReader implements TextReader {
  private static final int PLACES_LOG2 = 16;
  private static final int LONGEST = 64;

  private final PlainReader plain;
  private final Terms terms;
  private final Chunk[] memory = new Chunk[1 << PLACES_LOG2];
  private char[] chars = new char[1024];

  ChunkReader(PlainReader plain, Terms terms) {
    this.plain = plain;
    this.terms = terms;
    Arrays.fill(memory, Chunk.NONE);
  }

  @Override
  public void read(String text, int firstPosition, Occurrences into) {
    int length = text.length();
    if (length > chars.length) {
      chars = new char[Integer.highestOneBit(length) * 2];
    }
    text.getChars(0, length, chars, 0);
    int position = firstPosition;
    int at = 0;
    while (at < length) {
      int start = at;
      long head = 0;
      long tail = 0;
      int rest = 0;
      for (; at < length && chars[at] > ' '; at++) {
        if (at - start < Chunk.IN_LONGS / 2) {
          head = head << Character.SIZE | chars[at];
        } else if (at - start < Chunk.IN_LONGS) {
          tail = tail << Character.SIZE | chars[at];
        } else {
          rest = 31 * rest + chars[at];
        }
      }
      if (at - start > LONGEST) {
        position += plain.read(text.substring(start, at), position, start, into);
      } else if (at > start) {
        Chunk chunk = chunk(head, tail, rest, start, at);
        chunk.addTo(into, position, start);
        position += chunk.positions();
      }
      at++;
    }
  }

  /** The piece at this place of the text, given also as {@link Chunk} keeps it. */
  private Chunk chunk(long head, long tail, int rest, int start, int end) {
    int place = place(head, tail, rest);
    Chunk newer = memory[place];
    boolean known = newer.is(head, tail, chars, start, end);
    if (known && newer.revision() == terms.revision()) {
      return newer;
    }
    Chunk older = memory[place ^ 1];
    if (older.revision() == terms.revision() && older.is(head, tail, chars, start, end)) {
      return older;
    }
    if (!known) {
      memory[place ^ 1] = newer;
    }
    memory[place] = analysed(head, tail, start, end);
    return memory[place];
  }

  private static int place(long head, long tail, int rest) {
    long mixed = (head * 31 + tail) * 31 + rest;
    mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> (Long.SIZE - PLACES_LOG2));
  }

  private Chunk analysed(long head, long tail, int start, int end) {
    Ints tokens = new Ints();
    int positions =
        plain.read(
            new String(chars, start, end - start),
            0,
            0,
            (term, position, from, to) -> {
              tokens.add(term);
              tokens.add(position);
              tokens.add(from);
              tokens.add(to);
            });
    char[] rest = Arrays.copyOfRange(chars, Math.min(start + Chunk.IN_LONGS, end), end);
    return new Chunk(head, tail, rest, terms.revision(), tokens.toArray(), positions);
  }
}
