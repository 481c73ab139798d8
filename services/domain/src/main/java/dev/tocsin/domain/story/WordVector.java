package dev.tocsin.domain.story;

import java.util.Arrays;

/**
 * What a report is about: its telling words with their weights, the heaviest first.
 *
 * <p>Weights are whole numbers, scaled so that the vector's length is about {@link #LENGTH}: sums
 * of them are exact, so a story is the same in whatever order it is put together again.
 *
 * @param words hashes of stems, each once
 * @param weights as many, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // a list would cost an object a word
public record WordVector(int[] words, short[] weights) {
  static final int LENGTH = 4096;

  /** A text of fewer telling words is a headline or not much more. */
  static final int TERSE = 20;

  public WordVector {
    if (words.length != weights.length) {
      throw new IllegalArgumentException(
          words.length + " words have " + weights.length + " weights");
    }
  }

  int size() {
    return words.length;
  }

  /** Whether it is of hardly more than a headline. */
  boolean isTerse() {
    return words.length < TERSE;
  }

  /** Its length, squared. */
  double square() {
    double sum = 0;
    for (short weight : weights) {
      sum += (double) weight * weight;
    }
    return sum;
  }

  /** Cosine of the angle between the two, 0 to 1. */
  double likeness(WordVector other) {
    long product = 0;
    for (int i = 0; i < words.length; i++) {
      for (int j = 0; j < other.words.length; j++) {
        product += words[i] == other.words[j] ? (long) weights[i] * other.weights[j] : 0;
      }
    }
    return product == 0 ? 0 : product / (Math.sqrt(square()) * Math.sqrt(other.square()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordVector(int[] itsWords, short[] itsWeights)
        && Arrays.equals(words, itsWords)
        && Arrays.equals(weights, itsWeights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(words) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "WordVector[" + words.length + " words]";
  }
}
