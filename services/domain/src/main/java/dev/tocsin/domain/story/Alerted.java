package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert.Level;
import java.time.Instant;
import java.util.Comparator;

/**
 * An alert that is out on a story. It follows the articles: a story that is split off inherits it,
 * and two that are united have it of both.
 *
 * @param threshold independent sources that it needed; 0 for a correction
 * @param title of its article, which has none when it is withdrawn
 */
public record Alerted(
    String topicId,
    long topicVersion,
    Level level,
    String step,
    int threshold,
    String articleId,
    String title,
    boolean downstream,
    Instant at) {

  /** The same on every machine and after every restart. */
  static final Comparator<Alerted> OLDEST_FIRST =
      Comparator.comparing(Alerted::at).thenComparing(Alerted::key);

  /** What makes it one, among those of a story. */
  public String key() {
    return topicId + "/" + level + "/" + step + "/" + articleId;
  }
}
