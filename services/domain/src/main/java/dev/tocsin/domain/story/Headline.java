package dev.tocsin.domain.story;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a headline, for finding near-copies of it.
 *
 * <p>Two headlines are near-copies when their words overlap by {@link #NEAR} (Jaccard). Such a pair
 * must share one of their first {@link #probes()} words in any fixed order, so only those are
 * indexed and looked up; the longest come first, because they are the rarest.
 */
record Headline(Set<String> words) {
  static final double NEAR = 0.6;

  /** From here on a headline is taken for a copy, which is no source of its own. */
  static final double COPY = 0.75;

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Comparator<String> RAREST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
  private static final int WORDS_KEPT = 40;

  static Headline of(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    Set<String> words = new LinkedHashSet<>();
    Arrays.stream(NOT_A_WORD.split(plain))
        .filter(word -> !word.isEmpty())
        .sorted(RAREST_FIRST)
        .limit(WORDS_KEPT)
        .forEach(words::add);
    return new Headline(words);
  }

  List<String> probes() {
    int needed = (int) Math.floor((1 - NEAR) * words.size()) + 1;
    return words.stream().limit(needed).toList();
  }

  double overlap(Headline other) {
    if (words.isEmpty() || other.words.isEmpty()) {
      return 0;
    }
    long shared = words.stream().filter(other.words::contains).count();
    return (double) shared / (words.size() + other.words.size() - shared);
  }
}
