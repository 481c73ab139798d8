package dev.tocsin.domain.story;

import java.util.Arrays;

/**
 * A sample of the runs of three words in a text, by which copies are found: the smallest hashes of
 * all (a bottom-k sketch), which is every run of a short text.
 *
 * @param smallest ascending, each once, at most {@link #KEPT}
 */
@SuppressWarnings("ArrayRecordComponent") // a list would cost an object a word
public record Shingles(int[] smallest) {
  static final int KEPT = 128;
  static final Shingles NONE = new Shingles(new int[0]);

  /** Fewer runs in common range say nothing. */
  private static final int LEAST = 4;

  int count() {
    return smallest.length;
  }

  private boolean isWhole() {
    return smallest.length < KEPT;
  }

  /**
   * The share of the shorter text that stands in the other, 0 to 1, as far as the samples tell.
   *
   * <p>Both samples hold all hashes of their text up to the lower of their two greatest: there they
   * can be compared as if they were whole.
   */
  double containment(Shingles other) {
    int limit = Math.min(complete(), other.complete());
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < smallest.length
        && j < other.smallest.length
        && smallest[i] <= limit
        && other.smallest[j] <= limit) {
      int order = Integer.compare(smallest[i], other.smallest[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int shorter = Math.min(upTo(limit), other.upTo(limit));
    return shorter < LEAST ? 0 : (double) shared / shorter;
  }

  /** Up to here the sample holds all there is. */
  private int complete() {
    return isWhole() ? Integer.MAX_VALUE : smallest[KEPT - 1];
  }

  private int upTo(int limit) {
    int found = Arrays.binarySearch(smallest, limit);
    return found < 0 ? -found - 1 : found + 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shingles(int[] its) && Arrays.equals(smallest, its);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(smallest);
  }

  @Override
  public String toString() {
    return "Shingles[" + smallest.length + "]";
  }
}
