package dev.tocsin.domain.burst;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match.Field;
import dev.tocsin.domain.Match.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A story of a topic that has begun, with what an alert at level burst says of it.
 *
 * @param article of its latest alert, without its lead
 * @param spans in the title of that
 * @param at when it began, by the scenario clock
 */
public record Begun(
    String topicId,
    long topicVersion,
    String storyId,
    Alert.Report article,
    List<Span> spans,
    double score,
    int owners,
    Optional<Instant> publishedAt,
    Instant fetchedAt,
    boolean downstream,
    String runId,
    Instant at) {
  public Begun {
    spans = List.copyOf(spans);
  }

  /** The story that a first alert is about. */
  public static Begun by(Alert first) {
    return by(first, first.alertedAt());
  }

  static Begun by(Alert alert, Instant at) {
    return new Begun(
        alert.topicId(),
        alert.topicVersion(),
        alert.storyId(),
        withoutLead(alert.article()),
        alert.spans().stream().filter(span -> span.field() == Field.TITLE).toList(),
        alert.score(),
        alert.owners(),
        alert.publishedAt(),
        alert.fetchedAt(),
        alert.downstream(),
        alert.runId(),
        at);
  }

  /** The story that an alert on its growth is about, which began some time ago. */
  static Begun since(Alert grown) {
    return by(
        grown,
        grown.evidence() instanceof Evidence.Coverage coverage
            ? coverage.since()
            : grown.alertedAt());
  }

  /** The same story when it has grown. */
  Begun grown(Alert grown) {
    return by(grown, at);
  }

  private static Alert.Report withoutLead(Alert.Report article) {
    return new Alert.Report(
        article.articleId(),
        article.version(),
        article.title(),
        "",
        article.url(),
        article.outlet(),
        article.language());
  }

  Evidence.Leading leading() {
    return new Evidence.Leading(storyId, article.title(), article.url(), article.outlet(), owners);
  }

  /** The alert at level burst that this story leads. */
  Alert asBurst(Evidence.Volume evidence) {
    String step = evidence.from().toString();
    return new Alert(
        Alert.idOf(topicId, Alert.OF_NO_STORY + runId, Level.BURST, step),
        topicId,
        topicVersion,
        Level.BURST,
        step,
        Alert.OF_NO_STORY,
        article,
        spans,
        score,
        owners,
        evidence,
        publishedAt,
        fetchedAt,
        evidence.until(),
        downstream,
        runId);
  }
}
