package dev.tocsin.domain.story;

import java.util.Arrays;

/**
 * The open stories that have words with a report in common, found by an inverted index.
 *
 * <p>Words are looked up from the heaviest to the lightest. Once those that are left are too light
 * to make a story like enough by themselves (their length is less than the least likeness asked
 * for), no further story is opened for them: so the words that stand everywhere, whose lists are
 * the long ones, cost nothing where they decide nothing. The likenesses that come out are exact.
 */
final class NearStories {
  private final WordIndex index;
  private long[] products = new long[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int count;

  NearStories(WordIndex index) {
    this.index = index;
  }

  int count() {
    return count;
  }

  int number(int i) {
    return numbers[i];
  }

  /** The product of the report's vector and the sum of the story's. */
  long product(int i) {
    return products[numbers[i]];
  }

  /**
   * Finds all stories that are as like as asked for, and some that are less so.
   *
   * @param stories one more than the greatest number of a story
   */
  void find(WordVector vector, double leastLikeness, int stories) {
    forget(stories);
    double left = vector.square();
    double decisive = leastLikeness * leastLikeness * left;
    int i = 0;
    for (; i < vector.size() && left >= decisive; i++) {
      int weight = vector.weights()[i];
      addAll(vector.words()[i], weight);
      left -= weight * weight;
    }
    for (; i < vector.size(); i++) {
      addToKnown(vector.words()[i], vector.weights()[i]);
    }
  }

  private void forget(int stories) {
    for (int i = 0; i < count; i++) {
      products[numbers[i]] = 0;
    }
    count = 0;
    if (stories > products.length) {
      products = Arrays.copyOf(products, 2 * stories);
      numbers = Arrays.copyOf(numbers, 2 * stories);
    }
  }

  private void addAll(int word, int weight) {
    int place = index.listOf(word);
    int[] list = index.pairs(place);
    int end = 2 * index.size(place);
    for (int i = 0; i < end; i += 2) {
      int number = list[i];
      if (products[number] == 0) {
        numbers[count++] = number;
      }
      products[number] += (long) weight * list[i + 1];
    }
  }

  private void addToKnown(int word, int weight) {
    int place = index.listOf(word);
    int there = index.size(place);
    if (count * 8 < there) {
      for (int i = 0; i < count; i++) {
        products[numbers[i]] += (long) weight * index.weight(word, numbers[i]);
      }
      return;
    }
    int[] list = index.pairs(place);
    for (int i = 0; i < 2 * there; i += 2) {
      if (products[list[i]] != 0) {
        products[list[i]] += (long) weight * list[i + 1];
      }
    }
  }
}
