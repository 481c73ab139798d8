package dev.tocsin.matching;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * What pieces of text came to: a table of places, two of which a piece may lie in.
 *
 * <p>A place is eight longs: sixteen characters in four, a head, and up to three tokens. It lies
 * just where a processor fetches memory at once, which an array's elements do not: a piece that was
 * not asked for lately costs one wait for memory. The table grows with the vocabulary; when it is
 * as large as it may be, a piece that finds both its places taken drives one of them out.
 */
final class ChunkMemory {
  /** Pieces with more characters are not remembered. */
  static final int LONGEST = 16;

  static final int NONE = -1;

  /** In the place of a number of tokens: they do not fit. */
  static final int TOO_MANY = 255;

  private static final int LEAST_LOG2 = 12;
  private static final int MOST_LOG2 = 17;

  /** How full the table may be: where more is taken, too many pieces drive one another out. */
  private static final int MOST_EIGHTHS = 3;

  private static final int LONGS = 8;
  private static final int HEAD = 4;

  /** The head of a place where nothing lies; no dictionary with words has revision 0. */
  static final long NOTHING = 0;

  private static final int MOST_TOKENS = LONGS - HEAD - 1;

  private LongBuffer memory;
  private int log2;

  /** How many pieces were given a place in this table, those that were driven out included. */
  private int placed;

  ChunkMemory() {
    log2 = LEAST_LOG2;
    memory = table(log2);
  }

  private static LongBuffer table(int log2) {
    int place = LONGS * Long.BYTES;
    return ByteBuffer.allocateDirect((place << log2) + place)
        .alignedSlice(place)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  /** Has both places at hand that a piece may lie in, by its {@link #hash}. */
  void prefetch(int hash, Prefetch prefetch) {
    int place = firstPlace(hash);
    prefetch.take(memory.get(place) + memory.get(place ^ LONGS));
  }

  /** The place of a piece until the next is placed, or {@link #NONE}. */
  int find(Pieces pieces, int piece) {
    return find(
        pieces.hash(piece),
        pieces.key(piece, 0),
        pieces.key(piece, 1),
        pieces.key(piece, 2),
        pieces.key(piece, 3));
  }

  private int find(int hash, long first, long second, long third, long fourth) {
    int place = firstPlace(hash);
    if (is(place, first, second, third, fourth)) {
      return place;
    }
    int other = place ^ LONGS;
    return is(other, first, second, third, fourth) ? other : NONE;
  }

  /** Makes a place for a piece: the one it has, or the one that it may have and was used less. */
  int place(Pieces pieces, int piece) {
    int known = find(pieces, piece);
    if (known != NONE) {
      return known;
    }
    if (placed == MOST_EIGHTHS << (log2 - 3) && log2 < MOST_LOG2) {
      grow();
    }
    return place(
        pieces.key(piece, 0), pieces.key(piece, 1), pieces.key(piece, 2), pieces.key(piece, 3));
  }

  private int place(long first, long second, long third, long fourth) {
    placed++;
    int place = firstPlace(hash(first, second, third, fourth));
    if (isTaken(place)) {
      move(place, place ^ LONGS);
    }
    memory.put(place, first).put(place + 1, second).put(place + 2, third).put(place + 3, fourth);
    return place;
  }

  private void move(int from, int to) {
    for (int i = 0; i < LONGS; i++) {
      memory.put(to + i, memory.get(from + i));
    }
  }

  private void grow() {
    LongBuffer before = memory;
    memory = table(++log2);
    placed = 0;
    for (int at = 0; at < before.capacity(); at += LONGS) {
      if (before.get(at + HEAD) != NOTHING) {
        int place =
            place(before.get(at), before.get(at + 1), before.get(at + 2), before.get(at + 3));
        for (int i = HEAD; i < LONGS; i++) {
          memory.put(place + i, before.get(at + i));
        }
      }
    }
  }

  private boolean isTaken(int place) {
    return memory.get(place + HEAD) != NOTHING;
  }

  private boolean is(int place, long first, long second, long third, long fourth) {
    return memory.get(place) == first
        && memory.get(place + 1) == second
        && memory.get(place + 2) == third
        && memory.get(place + 3) == fourth;
  }

  /** Where a piece lies follows from this number. */
  static int hash(long first, long second, long third, long fourth) {
    long mixed = ((first * 31 + second) * 31 + third) * 31 + fourth;
    return (int) (((mixed ^ (mixed >>> 32)) * 0x9E3779B97F4A7C15L) >>> 32);
  }

  private int firstPlace(int hash) {
    return (hash >>> (Integer.SIZE - log2)) * LONGS;
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
    memory.put(place + HEAD, (long) revision << 32 | (long) positions << 8 | kept);
    for (int i = 0; kept != TOO_MANY && i < count; i++) {
      memory.put(
          place + HEAD + 1 + i,
          (long) tokens.get(4 * i) << 32
              | (long) tokens.get(4 * i + 1) << 16
              | (long) tokens.get(4 * i + 2) << 8
              | tokens.get(4 * i + 3));
    }
  }

  /** What is known of a piece as a whole. */
  long head(int place) {
    return memory.get(place + HEAD);
  }

  static int revision(long head) {
    return (int) (head >>> 32);
  }

  static int positions(long head) {
    return (int) (head >>> 8) & 0xFF;
  }

  /** How many tokens the piece has that queries use, or {@link #TOO_MANY}. */
  static int tokens(long head) {
    return (int) head & 0xFF;
  }

  long token(int place, int number) {
    return memory.get(place + HEAD + 1 + number);
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
