package dev.tocsin.domain.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What was read of a text.
 *
 * @param spans where the words of the vector stand first: start and end by turns
 */
@SuppressWarnings("ArrayRecordComponent") // a list would cost an object a word
record Reading(CharSequence text, WordVector vector, int[] spans, Shingles shingles) {

  /** The words that make it most like a story, as they are written, the strongest first. */
  List<String> shared(WordIndex index, int story, int most) {
    long[] products = new long[vector.size()];
    for (int i = 0; i < products.length; i++) {
      products[i] = (long) vector.weights()[i] * index.weight(vector.words()[i], story);
    }
    List<Integer> strongest = new ArrayList<>();
    IntStream.range(0, products.length)
        .filter(i -> products[i] > 0)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -products[i]).thenComparing(i -> i))
        .limit(most)
        .forEach(strongest::add);
    return strongest.stream().map(this::word).toList();
  }

  private String word(int i) {
    return text.subSequence(spans[2 * i], spans[2 * i + 1]).toString().toLowerCase(Locale.ROOT);
  }
}
