package dev.tocsin.domain.burst;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match.Field;
import java.time.Instant;

/**
 * A story of a topic that has begun.
 *
 * @param alert its latest, without the longer texts
 * @param at when it began, by the scenario clock
 */
public record Begun(Alert alert, Instant at) {

  /** The story that a first alert is about. */
  public static Begun by(Alert first) {
    return by(first, first.alertedAt());
  }

  static Begun by(Alert first, Instant at) {
    return new Begun(bare(first), at);
  }

  /** The story that an alert on its growth is about, which began some time ago. */
  static Begun since(Alert grown) {
    return new Begun(
        bare(grown),
        grown.evidence() instanceof Evidence.Coverage coverage
            ? coverage.since()
            : grown.alertedAt());
  }

  /** The same story when it has grown. */
  Begun grown(Alert grown) {
    return new Begun(bare(grown), at);
  }

  private static Evidence bare(Evidence evidence) {
    return evidence instanceof Evidence.Coverage coverage ? coverage.withoutSources() : evidence;
  }

  private static Alert bare(Alert alert) {
    Alert.Report article = alert.article();
    return new Alert(
        alert.id(),
        alert.topicId(),
        alert.topicVersion(),
        alert.level(),
        alert.step(),
        alert.storyId(),
        new Alert.Report(
            article.articleId(),
            article.version(),
            article.title(),
            "",
            article.url(),
            article.outlet(),
            article.language()),
        alert.spans().stream().filter(span -> span.field() == Field.TITLE).toList(),
        alert.score(),
        alert.owners(),
        bare(alert.evidence()),
        alert.publishedAt(),
        alert.fetchedAt(),
        alert.alertedAt(),
        alert.downstream(),
        alert.runId());
  }

  String storyId() {
    return alert.storyId();
  }

  int owners() {
    return alert.owners();
  }

  Evidence.Leading leading() {
    Alert.Report article = alert.article();
    return new Evidence.Leading(
        alert.storyId(), article.title(), article.url(), article.outlet(), alert.owners());
  }

  /** The alert at level burst that this story leads. */
  Alert asBurst(Evidence.Volume evidence) {
    String step = evidence.from().toString();
    String run = alert.runId();
    return new Alert(
        Alert.idOf(alert.topicId(), Alert.OF_NO_STORY + run, Level.BURST, step),
        alert.topicId(),
        alert.topicVersion(),
        Level.BURST,
        step,
        Alert.OF_NO_STORY,
        alert.article(),
        alert.spans(),
        alert.score(),
        alert.owners(),
        evidence,
        alert.publishedAt(),
        alert.fetchedAt(),
        evidence.until(),
        alert.downstream(),
        run);
  }
}
