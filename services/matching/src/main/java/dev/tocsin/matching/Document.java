package dev.tocsin.matching;

import dev.tocsin.matching.query.TextField;
import java.util.Arrays;

/**
 * One article as queries see it: which of their terms it has, and where.
 *
 * <p>It is made once and filled anew for each article. Presence is one bit a term, because that is
 * what is asked most; the bits of an article are cleared by its own terms. The occurrences of a
 * term are a linked list in the order they stand.
 */
final class Document implements Occurrences {
  static final int NONE = -1;

  /** Fields lie this far apart, so that no phrase and no slop reaches from one into another. */
  private static final int FIELD_SHIFT = 28;

  private static final TextField[] FIELDS = TextField.values();

  /** The {@link #bit}s of all fields. */
  static final int ALL_FIELDS = (1 << FIELDS.length) - 1;

  private long[] present = new long[1];
  private int[] first = new int[64];
  private int[] last = new int[64];
  private byte[] fields = new byte[64];
  private final Ints distinct = new Ints();

  private int[] next = new int[256];
  private int[] position = new int[256];
  private int[] start = new int[256];
  private int[] end = new int[256];
  private int size;

  /** Makes room for the next article, whose terms are numbered below {@code capacity}. */
  void clear(int capacity) {
    for (int i = 0; i < distinct.size(); i++) {
      present[distinct.get(i) >>> 6] = 0;
    }
    distinct.clear();
    size = 0;
    if (capacity > first.length) {
      int room = Integer.highestOneBit(capacity) * 2;
      first = new int[room];
      last = new int[room];
      fields = new byte[room];
      present = new long[room / 64];
    }
  }

  static int firstPosition(TextField field) {
    return number(field) << FIELD_SHIFT;
  }

  static int bit(TextField field) {
    return 1 << number(field);
  }

  @SuppressWarnings("EnumOrdinal") // These numbers live no longer than an article.
  private static int number(TextField field) {
    return field.ordinal();
  }

  static TextField field(int position) {
    return FIELDS[position >>> FIELD_SHIFT];
  }

  @Override
  public void add(int term, int position, int start, int end) {
    int added = size++;
    if (added == next.length) {
      grow();
    }
    this.next[added] = NONE;
    this.position[added] = position;
    this.start[added] = start;
    this.end[added] = end;
    if (has(term)) {
      next[last[term]] = added;
    } else {
      addDistinct(term);
      first[term] = added;
    }
    last[term] = added;
    fields[term] |= (byte) (1 << (position >>> FIELD_SHIFT));
  }

  /** Adds a term that the article has as a whole, so in all fields, and at no place. */
  void addAttribute(int term) {
    if (!has(term)) {
      addDistinct(term);
      first[term] = NONE;
      fields[term] = (byte) ALL_FIELDS;
    }
  }

  private void addDistinct(int term) {
    present[term >>> 6] |= 1L << term;
    fields[term] = 0;
    distinct.add(term);
  }

  boolean has(int term) {
    return (present[term >>> 6] >>> term & 1) != 0;
  }

  /** Whether the term stands in one of the fields, given as {@link #bit}s. */
  boolean has(int term, int inFields) {
    return has(term) && (fields[term] & inFields) != 0;
  }

  /** Whether a term stands in one of its fields, both given as {@link WithFields}. */
  boolean hasIn(int termWithFields) {
    return has(WithFields.number(termWithFields), WithFields.fields(termWithFields));
  }

  /** The fields that a term of the article stands in, as {@link #bit}s. */
  int fields(int term) {
    return fields[term];
  }

  /** The terms of the article, each once. */
  Ints distinct() {
    return distinct;
  }

  /** The first occurrence of a term, or {@link #NONE}. */
  int first(int term) {
    return has(term) ? first[term] : NONE;
  }

  /** The occurrence of the same term after this one, or {@link #NONE}. */
  int next(int occurrence) {
    return next[occurrence];
  }

  int position(int occurrence) {
    return position[occurrence];
  }

  int start(int occurrence) {
    return start[occurrence];
  }

  int end(int occurrence) {
    return end[occurrence];
  }

  private void grow() {
    int room = next.length * 2;
    next = Arrays.copyOf(next, room);
    position = Arrays.copyOf(position, room);
    start = Arrays.copyOf(start, room);
    end = Arrays.copyOf(end, room);
  }
}
