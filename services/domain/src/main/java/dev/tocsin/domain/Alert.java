package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A topic matched a story, at a level.
 *
 * @param id hash of topic, story, level and step: the same decision has the same id for ever
 * @param step the source threshold, article version or window start that raised it
 * @param storyId of the story; {@link #OF_NO_STORY} for a burst, which is about many
 * @param article that raised it; of a burst the one whose story leads
 * @param owners independent sources of the story when it was decided
 * @param evidence the counts that it was decided by
 * @param publishedAt the publisher's claim
 * @param fetchedAt when the article was read, by the scenario clock
 * @param alertedAt when it was decided, by the scenario clock
 */
public record Alert(
    String id,
    String topicId,
    long topicVersion,
    Level level,
    String step,
    String storyId,
    Report article,
    List<Match.Span> spans,
    double score,
    int owners,
    Evidence evidence,
    Optional<Instant> publishedAt,
    Instant fetchedAt,
    Instant alertedAt,
    boolean downstream,
    String runId) {

  /** Stands for the story of an alert that is about no single one. */
  public static final String OF_NO_STORY = "burst";

  /** Why a story is brought to people. */
  public enum Level {
    /** The topic has not alerted on this story before. */
    NEW,
    /** Many more independent sources have it. */
    GREW,
    /** An article that had alerted was corrected or withdrawn. */
    CORRECTED,
    /** Far more stories than this topic usually has. */
    BURST
  }

  /** The article that raised an alert, as much of it as a reader needs. */
  public record Report(
      String articleId,
      int version,
      String title,
      String lead,
      String url,
      String outlet,
      String language) {}

  public Alert {
    spans = List.copyOf(spans);
  }

  /** Its level as people are told: of corrections, which ones are withdrawals. */
  public String word() {
    return evidence instanceof Evidence.Withdrawal
        ? "withdrawn"
        : level.name().toLowerCase(Locale.ROOT);
  }

  /** The id of the alert that these make. */
  public static String idOf(String topicId, String storyId, Level level, String step) {
    return Ids.of(topicId, storyId, level.name(), step);
  }
}
