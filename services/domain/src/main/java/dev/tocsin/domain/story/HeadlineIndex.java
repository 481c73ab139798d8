package dev.tocsin.domain.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The headlines of open stories, in memory, by the words that near-copies of them must share.
 *
 * <p>It holds nothing that the stories do not say, and is built from them when a task begins: a
 * store of words would cost a record a word to keep.
 */
final class HeadlineIndex {
  /** How long after its last report a story is still joined. */
  static final Duration OPEN_FOR = Duration.ofDays(3);

  /** A word that more open stories share tells nothing: the oldest give way. */
  private static final int STORIES_A_WORD = 64;

  private static final int MOST_WORDS = 500_000;

  private record Entry(String storyId, Headline headline, Instant openedAt) {}

  private final Map<String, Deque<Entry>> byWord = new HashMap<>();

  void add(String language, Headline headline, String storyId, Instant openedAt) {
    Entry entry = new Entry(storyId, headline, openedAt);
    for (String word : headline.probes()) {
      Deque<Entry> entries =
          byWord.computeIfAbsent(language + "|" + word, key -> new ArrayDeque<>());
      entries.addLast(entry);
      if (entries.size() > STORIES_A_WORD) {
        entries.removeFirst();
      }
    }
    if (byWord.size() > MOST_WORDS) {
      forgetBefore(openedAt.minus(OPEN_FOR));
    }
  }

  /** The story with the nearest headline, where one is a near-copy. */
  Optional<String> nearest(String language, Headline headline) {
    Entry best = null;
    double bestOverlap = 0;
    for (String word : headline.probes()) {
      for (Entry entry : byWord.getOrDefault(language + "|" + word, new ArrayDeque<>())) {
        double overlap = entry.headline().overlap(headline);
        if (overlap >= Headline.NEAR
            && (best == null
                || overlap > bestOverlap
                || (overlap == bestOverlap && isBefore(entry, best)))) {
          best = entry;
          bestOverlap = overlap;
        }
      }
    }
    return Optional.ofNullable(best).map(Entry::storyId);
  }

  /** Takes a story out that is closed: another may open under its headline. */
  void remove(String language, Headline headline, String storyId) {
    for (String word : headline.probes()) {
      byWord.computeIfPresent(
          language + "|" + word,
          (key, entries) -> {
            entries.removeIf(entry -> entry.storyId().equals(storyId));
            return entries.isEmpty() ? null : entries;
          });
    }
  }

  private void forgetBefore(Instant limit) {
    byWord
        .values()
        .removeIf(
            entries -> {
              entries.removeIf(entry -> entry.openedAt().isBefore(limit));
              return entries.isEmpty();
            });
  }

  /** The order of equals must not hang on how the index was built. */
  private static boolean isBefore(Entry a, Entry b) {
    int byTime = a.openedAt().compareTo(b.openedAt());
    return byTime < 0 || (byTime == 0 && a.storyId().compareTo(b.storyId()) < 0);
  }
}
