package dev.tocsin.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant, for errors that suggest it. */
public final class Spelling {
  /** Beyond two wrong letters a guess is more often wrong than right. */
  private static final int MAX_DISTANCE = 2;

  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** The known word nearest to what was written; empty when none is near. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return known.stream()
        .filter(word -> distance(written, word) <= Math.min(MAX_DISTANCE, word.length() / 2))
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  /** Levenshtein's, with one row of his table. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
