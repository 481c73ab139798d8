package dev.tocsin.dispatcher;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Notice;
import dev.tocsin.messaging.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One alert as the body of a Standard Webhooks message, in the order of the components.
 *
 * @param type {@code alert.} and the level
 */
record AlertMessage(String type, Instant timestamp, Data data) {

  /** What a receiver is told about the alert. */
  record Data(
      String alertId,
      String topic,
      Alert.Level level,
      String title,
      String lead,
      String url,
      String outlet,
      String language,
      String storyId,
      List<Match.Span> spans,
      double score,
      int owners,
      Optional<Instant> publishedAt,
      Instant fetchedAt,
      Instant alertedAt) {}

  static AlertMessage of(Alert alert) {
    Alert.Report article = alert.article();
    return new AlertMessage(
        "alert." + alert.level().name().toLowerCase(Locale.ROOT),
        alert.alertedAt(),
        new Data(
            alert.id(),
            alert.topicId(),
            alert.level(),
            article.title(),
            article.lead(),
            article.url(),
            article.outlet(),
            article.language(),
            alert.storyId(),
            alert.spans(),
            alert.score(),
            alert.owners(),
            alert.publishedAt(),
            alert.fetchedAt(),
            alert.alertedAt()));
  }

  /** The delivery that brings one notice by itself. */
  static Delivery deliver(Notice notice) {
    Alert alert = notice.alert();
    List<String> alertIds = List.of(alert.id());
    return new Delivery(
        Delivery.idOf(alertIds, notice.subscriptionId()),
        notice.subscriptionId(),
        alertIds,
        Json.mapper().writeValueAsString(of(alert)),
        alert.alertedAt());
  }
}
