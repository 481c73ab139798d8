package dev.tocsin.domain.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An article as its story keeps it: what it is about and what it says word for word, in a kilobyte.
 *
 * @param fetchedAt of its first version, by the scenario clock
 * @param copyOf the article whose text it has
 */
public record Report(
    String articleId,
    String title,
    String outlet,
    Instant fetchedAt,
    Optional<String> copyOf,
    WordVector vector,
    Shingles shingles) {

  /** The same on every machine and after every restart. */
  static final Comparator<Report> OLDEST_FIRST =
      Comparator.comparing(Report::fetchedAt).thenComparing(Report::articleId);

  /** Half of the one stands in the other: nobody quotes that much. */
  private static final double COPIED = 0.45;

  /** A rewritten copy shares only runs of words here and there, but tells the same throughout. */
  private static final double REWRITTEN = 0.25;

  private static final double SAME_WORDS = 0.7;

  /** In a few words, many are shared by chance. */
  private static final int SHORT = 16;

  private static final double COPIED_SHORT = 0.75;

  /**
   * The oldest of the given reports whose text this one has, or the one that that was taken from.
   */
  Optional<String> originAmong(List<Report> oldestFirst) {
    return oldestFirst.stream()
        .filter(this::hasTextOf)
        .findFirst()
        .map(origin -> origin.copyOf().orElse(origin.articleId()));
  }

  boolean hasTextOf(Report other) {
    double contained = shingles.containment(other.shingles);
    if (shingles.count() < SHORT || other.shingles.count() < SHORT) {
      return contained >= COPIED_SHORT;
    }
    return contained >= COPIED
        || (contained >= REWRITTEN && vector.likeness(other.vector) >= SAME_WORDS);
  }

  Report asCopyOf(Optional<String> origin) {
    return new Report(articleId, title, outlet, fetchedAt, origin, vector, shingles);
  }
}
