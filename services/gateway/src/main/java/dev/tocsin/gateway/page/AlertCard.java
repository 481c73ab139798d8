package dev.tocsin.gateway.page;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Match.Field;
import dev.tocsin.gateway.model.KeptAlert;
import java.util.List;
import java.util.Optional;

/**
 * An alert as the page shows it.
 *
 * @param clauses those that were found in the body, whose text an alert does not carry
 * @param burst of an alert that is about many stories
 */
record AlertCard(
    String id,
    Topics.Label topic,
    String level,
    List<Piece> title,
    List<Piece> lead,
    List<String> clauses,
    Optional<String> href,
    String outlet,
    String language,
    int owners,
    Optional<Burst> burst,
    Optional<Moment> published,
    Moment fetched) {
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_LEAD = 500;
  private static final int MOST_CLAUSES = 6;

  /** How much there is, and the stories that lead, but for the first, which the card is about. */
  record Burst(String sentence, List<Lead> leading) {
    private static Optional<Burst> of(Evidence evidence) {
      return evidence instanceof Evidence.Volume volume
          ? Optional.of(
              new Burst(
                  volume.sentence(), volume.leading().stream().skip(1).map(Lead::of).toList()))
          : Optional.empty();
    }
  }

  /** A story among others. */
  record Lead(String title, Optional<String> href, String outlet) {
    private static Lead of(Evidence.Leading story) {
      return new Lead(
          Piece.visible(story.headline()), SafeLink.of(story.url()), Piece.visible(story.outlet()));
    }
  }

  static AlertCard of(KeptAlert kept, Topics topics) {
    Alert alert = kept.alert();
    Alert.Report article = alert.article();
    return new AlertCard(
        alert.id(),
        topics.label(alert.topicId()),
        alert.word(),
        Piece.of(article.title(), Field.TITLE, alert.spans(), LONGEST_TITLE),
        Piece.of(article.lead(), Field.LEAD, alert.spans(), LONGEST_LEAD),
        alert.spans().stream()
            .filter(span -> span.field() == Field.BODY)
            .map(Match.Span::clause)
            .distinct()
            .limit(MOST_CLAUSES)
            .map(Piece::visible)
            .toList(),
        SafeLink.of(article.url()),
        Piece.visible(article.outlet()),
        article.language(),
        alert.owners(),
        Burst.of(alert.evidence()),
        alert.publishedAt().map(Moment::of),
        Moment.of(alert.fetchedAt()));
  }
}
