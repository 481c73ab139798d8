package dev.tocsin.matching;

import java.util.Comparator;

/**
 * A run of words in which a query stands.
 *
 * @param first position of its first word
 * @param last position of its last word
 * @param start first character in its field
 * @param end one past the last
 */
record Stretch(int first, int last, int start, int end) implements Comparable<Stretch> {
  private static final Comparator<Stretch> ORDER =
      Comparator.comparingInt(Stretch::first).thenComparingInt(Stretch::last);

  /** This and one that begins after its end, with all between them. */
  Stretch to(Stretch later) {
    return new Stretch(first, later.last, Math.min(start, later.start), Math.max(end, later.end));
  }

  /** Whether it is a part of another, and not the whole. */
  boolean isWithin(Stretch other) {
    return other.first <= first
        && last <= other.last
        && (other.first != first || last != other.last);
  }

  @Override
  public int compareTo(Stretch other) {
    return ORDER.compare(this, other);
  }
}
