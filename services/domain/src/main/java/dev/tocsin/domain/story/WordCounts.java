package dev.tocsin.domain.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In how many news items each word stands, before the first article is seen.
 *
 * <p>For English these are counts of 170,834 items of the year 2022. For other languages they are a
 * guess by length, worth a few hundred items, that what is learned soon outweighs: in all languages
 * the short words are the ones that stand everywhere.
 */
final class WordCounts {
  private static final int GUESSED_ITEMS = 500;
  private static final double[] SHARE_BY_LENGTH = {0.25, 0.25, 0.25, 0.08, 0.02};
  private static final double SHARE_OF_LONG = 0.004;
  private static final Map<String, WordCounts> BY_LANGUAGE = new ConcurrentHashMap<>();

  private final int items;
  private final int[] words;
  private final int[] counts;

  private WordCounts(int items, int capacity) {
    this.items = items;
    this.words = new int[capacity];
    this.counts = new int[capacity];
  }

  static WordCounts of(String language) {
    return BY_LANGUAGE.computeIfAbsent(
        language.equals("en") ? language : "", key -> key.isEmpty() ? guessed() : read());
  }

  boolean isGuessed() {
    return words.length == 0;
  }

  int items() {
    return items;
  }

  /**
   * Items with the word.
   *
   * @param length characters of the whole word, where its count has to be guessed
   */
  int count(int word, int length) {
    if (isGuessed()) {
      double share = length < SHARE_BY_LENGTH.length ? SHARE_BY_LENGTH[length] : SHARE_OF_LONG;
      return (int) (items * share);
    }
    return counts[place(word)];
  }

  private static WordCounts guessed() {
    return new WordCounts(GUESSED_ITEMS, 0);
  }

  /** The first line says the number of items; each other is a stem, a tab and its count. */
  private static WordCounts read() {
    try (InputStream in = WordCounts.class.getResourceAsStream("words-en.tsv")) {
      if (in == null) {
        throw new IllegalStateException("words-en.tsv is not on the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String first = lines.readLine();
      WordCounts all = new WordCounts(Integer.parseInt(afterTab(first)), 1 << 17);
      lines
          .lines()
          .forEach(
              line ->
                  all.put(
                      Hashes.of(line.substring(0, line.indexOf('\t'))),
                      Integer.parseInt(afterTab(line))));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String afterTab(String line) {
    return line.substring(line.indexOf('\t') + 1);
  }

  private void put(int word, int count) {
    int place = place(word);
    words[place] = word;
    counts[place] = count;
  }

  private int place(int word) {
    int mask = words.length - 1;
    int place = word & mask;
    while (words[place] != 0 && words[place] != word) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
