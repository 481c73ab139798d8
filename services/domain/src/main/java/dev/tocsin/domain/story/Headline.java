package dev.tocsin.domain.story;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a headline, for finding near-copies of it.
 *
 * <p>Two headlines are near-copies when their words overlap by {@link #NEAR} (Jaccard). Such a pair
 * must share one of their first {@link #probes()} words in any fixed order, so only those are
 * indexed and looked up; the longest come first, because they are the rarest.
 */
final class Headline {
  static final double NEAR = 0.6;

  /** From here on a headline is taken for a copy, which is no source of its own. */
  static final double COPY = 0.75;

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Comparator<String> RAREST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());
  private static final int WORDS_KEPT = 40;

  private final List<String> words;

  /** A hash of each word, sorted: thousands of headlines are held against each other. */
  private final long[] hashes;

  private Headline(List<String> words) {
    this.words = words;
    this.hashes = words.stream().mapToLong(Headline::hash).sorted().toArray();
  }

  static Headline of(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return new Headline(
        Arrays.stream(NOT_A_WORD.split(plain))
            .filter(word -> !word.isEmpty())
            .distinct()
            .sorted(RAREST_FIRST)
            .limit(WORDS_KEPT)
            .toList());
  }

  List<String> probes() {
    int needed = (int) Math.floor((1 - NEAR) * words.size()) + 1;
    return words.stream().limit(needed).toList();
  }

  /** Shared words over all words, 0 to 1. */
  double overlap(Headline other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < hashes.length && j < other.hashes.length) {
      int order = Long.compare(hashes[i], other.hashes[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    int all = hashes.length + other.hashes.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** FNV-1a, 64 bits: two words of one headline pair do not meet by chance. */
  private static long hash(String word) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
