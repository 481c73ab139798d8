package dev.tocsin.matching;

/**
 * What pieces of text came to: a fixed number of places, two of which a piece may lie in.
 *
 * <p>A place is eight longs, as much as a processor fetches at once: sixteen characters in four, a
 * head, and up to three tokens. A piece that finds both its places taken drives one of them out.
 */
final class ChunkMemory {
  /** Pieces with more characters are not remembered. */
  static final int LONGEST = 16;

  static final int NONE = -1;

  /** In the place of a number of tokens: they do not fit. */
  static final int TOO_MANY = 255;

  private static final int PLACES_LOG2 = 16;
  private static final int LONGS = 8;
  private static final int HEAD = 4;
  private static final int MOST_TOKENS = LONGS - HEAD - 1;

  private final long[] memory = new long[LONGS << PLACES_LOG2];

  /** The place of a piece, or {@link #NONE}. */
  int find(long first, long second, long third, long fourth) {
    int place = firstPlace(first, second, third, fourth);
    if (is(place, first, second, third, fourth)) {
      return place;
    }
    int other = place ^ LONGS;
    return is(other, first, second, third, fourth) ? other : NONE;
  }

  /** Makes a place for a piece: the one it has, or the one that it may have and was used less. */
  int place(long first, long second, long third, long fourth) {
    int known = find(first, second, third, fourth);
    if (known != NONE) {
      return known;
    }
    int place = firstPlace(first, second, third, fourth);
    System.arraycopy(memory, place, memory, place ^ LONGS, LONGS);
    memory[place] = first;
    memory[place + 1] = second;
    memory[place + 2] = third;
    memory[place + 3] = fourth;
    return place;
  }

  private boolean is(int place, long first, long second, long third, long fourth) {
    return memory[place] == first
        && memory[place + 1] == second
        && memory[place + 2] == third
        && memory[place + 3] == fourth;
  }

  private static int firstPlace(long first, long second, long third, long fourth) {
    long mixed = ((first * 31 + second) * 31 + third) * 31 + fourth;
    mixed = (mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> (Long.SIZE - PLACES_LOG2)) * LONGS;
  }

  /**
   * Remembers what the piece at a place came to.
   *
   * @param revision of the dictionary that the tokens are from
   * @param positions how many words the piece has, stop words included
   * @param tokens four ints each, as {@link Occurrences#add} takes them
   */
  void put(int place, int revision, int positions, Ints tokens) {
    int count = tokens.size() / 4;
    int kept = count > MOST_TOKENS ? TOO_MANY : count;
    memory[place + HEAD] = (long) revision << 32 | (long) positions << 8 | kept;
    for (int i = 0; kept != TOO_MANY && i < count; i++) {
      memory[place + HEAD + 1 + i] =
          (long) tokens.get(4 * i) << 32
              | (long) tokens.get(4 * i + 1) << 16
              | (long) tokens.get(4 * i + 2) << 8
              | tokens.get(4 * i + 3);
    }
  }

  int revision(int place) {
    return (int) (memory[place + HEAD] >>> 32);
  }

  int positions(int place) {
    return (int) (memory[place + HEAD] >>> 8) & 0xFF;
  }

  /** How many tokens the piece has that queries use, or {@link #TOO_MANY}. */
  int tokens(int place) {
    return (int) memory[place + HEAD] & 0xFF;
  }

  long token(int place, int number) {
    return memory[place + HEAD + 1 + number];
  }

  static int term(long token) {
    return (int) (token >>> 32);
  }

  static int position(long token) {
    return (int) (token >>> 16) & 0xFF;
  }

  static int start(long token) {
    return (int) (token >>> 8) & 0xFF;
  }

  static int end(long token) {
    return (int) token & 0xFF;
  }
}
