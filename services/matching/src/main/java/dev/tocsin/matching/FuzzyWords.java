package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fuzzy words in use, found from the words that are nearly theirs.
 *
 * <p>Two words that are n edits apart come to the same string when up to n letters of each are left
 * out. So each fuzzy word lies under what it comes to, and a word asks for what it comes to itself:
 * some ten look-ups at one edit, however many fuzzy words there are. Swapped neighbours are one
 * edit.
 */
final class FuzzyWords {
  private static final int LONGEST = 40;

  /** A word as it was analysed, how far another may be from it, and its term. */
  private record Fuzzy(String word, int edits, int term) {}

  private final Map<String, List<Fuzzy>> byRemains = new HashMap<>();
  private final int[] countByEdits = new int[3];

  boolean isEmpty() {
    return countByEdits[1] + countByEdits[2] == 0;
  }

  void add(String word, int edits, int term) {
    Fuzzy fuzzy = new Fuzzy(word, edits, term);
    for (String remains : remains(word, edits)) {
      byRemains.computeIfAbsent(remains, any -> new ArrayList<>(1)).add(fuzzy);
    }
    countByEdits[edits]++;
  }

  void remove(String word, int edits, int term) {
    Fuzzy fuzzy = new Fuzzy(word, edits, term);
    for (String remains : remains(word, edits)) {
      List<Fuzzy> left = byRemains.getOrDefault(remains, List.of());
      left.remove(fuzzy);
      if (left.isEmpty()) {
        byRemains.remove(remains);
      }
    }
    countByEdits[edits]--;
  }

  /** Adds the terms that a word is near enough to. */
  void find(String word, Ints found) {
    if (isEmpty() || word.length() > LONGEST) {
      return;
    }
    for (String remains : remains(word, countByEdits[2] > 0 ? 2 : 1)) {
      List<Fuzzy> near = byRemains.get(remains);
      if (near != null) {
        for (Fuzzy fuzzy : near) {
          if (distance(fuzzy.word(), word) <= fuzzy.edits()) {
            found.addOnce(fuzzy.term());
          }
        }
      }
    }
  }

  private static Set<String> remains(String word, int edits) {
    Set<String> remains = new HashSet<>();
    leaveOut(word, edits, remains);
    return remains;
  }

  private static void leaveOut(String word, int edits, Set<String> remains) {
    if (!remains.add(word) || edits == 0) {
      return;
    }
    for (int i = 0; i < word.length(); i++) {
      leaveOut(word.substring(0, i) + word.substring(i + 1), edits - 1, remains);
    }
  }

  /** Letters changed, added, left out or swapped with a neighbour, no letter touched twice. */
  static int distance(String one, String other) {
    int[][] row = new int[3][other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[0][j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = row[i % 3];
      int[] before = row[(i + 2) % 3];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + change, Math.min(before[j], now[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          now[j] = Math.min(now[j], row[(i + 1) % 3][j - 2] + 1);
        }
      }
    }
    return row[one.length() % 3][other.length()];
  }
}
