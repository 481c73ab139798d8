package dev.tocsin.domain.story;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether the reports of a story tell of two happenings: two-means from the least similar pair.
 *
 * <p>They do when reports of different halves are much less alike than those of one half.
 */
final class Halves {
  private static final double APART = 0.6;
  private static final int SMALLEST_HALF = 2;
  private static final int ROUNDS = 8;

  private final int size;

  /** Of each pair of reports the product of their vectors; symmetric. */
  private final double[][] products;

  private Halves(List<WordVector> vectors) {
    this.size = vectors.size();
    this.products = products(vectors);
  }

  /** The smaller half, where there are two. */
  static Optional<BitSet> smallerOf(List<WordVector> vectors) {
    return vectors.size() < 2 * SMALLEST_HALF ? Optional.empty() : new Halves(vectors).smaller();
  }

  private Optional<BitSet> smaller() {
    BitSet half = settled(seed());
    int there = half.cardinality();
    if (Math.min(there, size - there) < SMALLEST_HALF || !areApart(half)) {
      return Optional.empty();
    }
    if (2 * there > size || (2 * there == size && half.get(0))) {
      half.flip(0, size);
    }
    return Optional.of(half);
  }

  /** Those nearer to the one than to the other of the least similar pair. */
  private BitSet seed() {
    int one = 0;
    int other = 1;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        if (products[i][j] < products[one][other]) {
          one = i;
          other = j;
        }
      }
    }
    BitSet half = new BitSet(size);
    for (int i = 0; i < size; i++) {
      half.set(i, products[i][other] > products[i][one]);
    }
    return half;
  }

  private BitSet settled(BitSet start) {
    BitSet half = start;
    for (int round = 0; round < ROUNDS && !half.isEmpty() && half.cardinality() < size; round++) {
      BitSet next = nearer(half);
      if (next.equals(half)) {
        return half;
      }
      half = next;
    }
    return half;
  }

  /** The reports that are nearer to the centre of this half than to that of the other. */
  private BitSet nearer(BitSet half) {
    double[] toThis = new double[size];
    double[] toOther = new double[size];
    double lengthOfThis = 0;
    double lengthOfOther = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (half.get(j)) {
          toThis[i] += products[i][j];
        } else {
          toOther[i] += products[i][j];
        }
      }
      lengthOfThis += half.get(i) ? toThis[i] : 0;
      lengthOfOther += half.get(i) ? 0 : toOther[i];
    }
    BitSet next = new BitSet(size);
    for (int i = 0; i < size; i++) {
      next.set(i, toThis[i] / Math.sqrt(lengthOfThis) > toOther[i] / Math.sqrt(lengthOfOther));
    }
    return next;
  }

  private boolean areApart(BitSet half) {
    double between = 0;
    double within = 0;
    double withinOther = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        if (half.get(i) != half.get(j)) {
          between += products[i][j];
        } else if (half.get(i)) {
          within += products[i][j];
        } else {
          withinOther += products[i][j];
        }
      }
    }
    int there = half.cardinality();
    int others = size - there;
    double mean = between / ((double) there * others);
    return mean < APART * Math.sqrt(within / pairs(there) * withinOther / pairs(others));
  }

  private static double pairs(int number) {
    return number * (number - 1) / 2.0;
  }

  /** Words are brought together by sorting, so that only shared ones are multiplied. */
  private static double[][] products(List<WordVector> vectors) {
    long[] all = new long[vectors.stream().mapToInt(WordVector::size).sum()];
    int filled = 0;
    for (int i = 0; i < vectors.size(); i++) {
      WordVector vector = vectors.get(i);
      for (int j = 0; j < vector.size(); j++) {
        all[filled++] = (long) vector.words()[j] << 32 | (long) i << 16 | vector.weights()[j];
      }
    }
    Arrays.sort(all);
    double[][] products = new double[vectors.size()][vectors.size()];
    for (int from = 0, to; from < filled; from = to) {
      to = from + 1;
      while (to < filled && all[to] >> 32 == all[from] >> 32) {
        to++;
      }
      addProducts(all, from, to, products);
    }
    return products;
  }

  private static void addProducts(long[] all, int from, int to, double[][] products) {
    for (int a = from; a < to; a++) {
      for (int b = from; b < to; b++) {
        products[(int) (all[a] >> 16) & 0xFFFF][(int) (all[b] >> 16) & 0xFFFF] +=
            (double) (all[a] & 0xFFFF) * (all[b] & 0xFFFF);
      }
    }
  }
}
