package dev.tocsin.benchmarks.extraction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far two texts have the same words, each as often; in any order.
 *
 * @param precision share of the found words that were expected
 * @param recall share of the expected words that were found
 */
record Overlap(double precision, double recall) {
  // Of languages without spaces every character counts as a word.
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\p{L}\\p{M}\\p{N}]+");

  static Overlap of(String expected, String found) {
    Map<String, Integer> wanted = words(expected);
    Map<String, Integer> had = words(found);
    int common =
        had.entrySet().stream()
            .mapToInt(word -> Math.min(word.getValue(), wanted.getOrDefault(word.getKey(), 0)))
            .sum();
    if (wanted.isEmpty() && had.isEmpty()) {
      return new Overlap(1, 1);
    }
    return new Overlap(share(common, had), share(common, wanted));
  }

  /** The harmonic mean of both. */
  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  private static double share(int common, Map<String, Integer> words) {
    int all = words.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 0 : (double) common / all;
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.merge(matcher.group(), 1, Integer::sum);
    }
    return words;
  }
}
