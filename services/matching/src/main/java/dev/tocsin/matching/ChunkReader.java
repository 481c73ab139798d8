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
  private static final int BITS = 16;
  private static final int LONGEST = 64;
  private static final int GOLDEN = 0x9E3779B9;
  private static final int[] NO_TOKENS = {};

  private final PlainReader plain;
  private final Terms terms;
  private final Chunk[] memory = new Chunk[1 << BITS];

  ChunkReader(PlainReader plain, Terms terms) {
    this.plain = plain;
    this.terms = terms;
    Arrays.fill(memory, new Chunk("", 0, -1, NO_TOKENS, 0));
  }

  /** A piece of text and the terms in it: four ints each, as {@link Occurrences#add} takes them. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; a list would cost a read per int.
  private record Chunk(String text, int hash, int revision, int[] tokens, int positions) {
    boolean is(String text, int start, int end, int hash) {
      return this.hash == hash
          && this.text.length() == end - start
          && text.startsWith(this.text, start);
    }
  }

  @Override
  public void read(String text, int firstPosition, Occurrences into) {
    int position = firstPosition;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      int hash = 0;
      while (at < text.length() && text.charAt(at) > ' ') {
        hash = 31 * hash + text.charAt(at++);
      }
      if (at - start > LONGEST) {
        position += plain.read(text.substring(start, at), position, start, into);
      } else if (at > start) {
        Chunk chunk = chunk(text, start, at, hash);
        int[] tokens = chunk.tokens();
        for (int i = 0; i < tokens.length; i += 4) {
          into.add(
              tokens[i], position + tokens[i + 1], start + tokens[i + 2], start + tokens[i + 3]);
        }
        position += chunk.positions();
      }
      at++;
    }
  }

  private Chunk chunk(String text, int start, int end, int hash) {
    int place = (hash * GOLDEN) >>> (Integer.SIZE - BITS);
    Chunk newer = memory[place];
    boolean known = newer.is(text, start, end, hash);
    if (known && newer.revision() == terms.revision()) {
      return newer;
    }
    Chunk older = memory[place ^ 1];
    if (older.is(text, start, end, hash) && older.revision() == terms.revision()) {
      return older;
    }
    if (!known) {
      memory[place ^ 1] = newer;
    }
    memory[place] = analysed(text.substring(start, end), hash);
    return memory[place];
  }

  private Chunk analysed(String text, int hash) {
    Ints tokens = new Ints();
    int positions =
        plain.read(
            text,
            0,
            0,
            (term, position, start, end) -> {
              tokens.add(term);
              tokens.add(position);
              tokens.add(start);
              tokens.add(end);
            });
    int[] kept = tokens.isEmpty() ? NO_TOKENS : tokens.toArray();
    return new Chunk(text, hash, terms.revision(), kept, positions);
  }
}
