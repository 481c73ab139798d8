package dev.tocsin.dispatcher;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.digest.Batch;
import dev.tocsin.messaging.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The body of a Standard Webhooks message, in the order of the components: one alert, several, an
 * alarm, or a ping. What other channels say is made from it.
 *
 * @param type {@code alert.} and the level, {@code alert.digest}, {@code alarm} or {@code ping}
 */
record Message<D>(String type, Instant timestamp, D data) {
  static final String DIGEST = "alert.digest";
  static final String ALARM = "alarm";
  static final String PING = "ping";

  /**
   * What a receiver is told about an alert.
   *
   * @param summary the evidence in words
   */
  record Told(
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
      Evidence evidence,
      String summary,
      Optional<Instant> publishedAt,
      Instant fetchedAt,
      Instant alertedAt) {

    static Told of(Alert alert) {
      Alert.Report article = alert.article();
      return new Told(
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
          alert.evidence(),
          alert.evidence().sentence(),
          alert.publishedAt(),
          alert.fetchedAt(),
          alert.alertedAt());
    }
  }

  /**
   * Several alerts in one message.
   *
   * @param more how many there are beside those that are told
   */
  record Digest(List<Told> alerts, int more) {}

  /** Who is asked whether they are there. */
  record Ping(String subscription) {}

  /** The message that brings one alert. */
  static Delivery single(String subscriptionId, Alert alert) {
    String type = "alert." + alert.level().name().toLowerCase(Locale.ROOT);
    return delivery(
        subscriptionId,
        List.of(alert.id()),
        new Message<>(type, alert.alertedAt(), Told.of(alert)),
        alert.alertedAt());
  }

  /** The message that brings several; one that was alone all the same goes out as a single one. */
  static Delivery of(Batch batch, Instant at) {
    if (batch.count() == 1) {
      return single(batch.subscriptionId(), batch.alerts().getFirst());
    }
    Digest digest = new Digest(batch.alerts().stream().map(Told::of).toList(), batch.more());
    return delivery(
        batch.subscriptionId(), batch.alertIds(), new Message<>(DIGEST, at, digest), at);
  }

  /** The message that brings an alarm. */
  static Delivery alarm(String subscriptionId, Alarm alarm) {
    return delivery(
        subscriptionId,
        List.of(alarm.id()),
        new Message<>(ALARM, alarm.raisedAt(), alarm),
        alarm.raisedAt());
  }

  /** The message that tries a receiver. */
  static Delivery ping(String subscriptionId, Instant askedAt) {
    return new Delivery(
        Delivery.idOfPing(subscriptionId, askedAt),
        subscriptionId,
        List.of(),
        Json.mapper().writeValueAsString(new Message<>(PING, askedAt, new Ping(subscriptionId))),
        askedAt);
  }

  static Delivery delivery(
      String subscriptionId, List<String> alertIds, Message<?> message, Instant at) {
    return new Delivery(
        Delivery.idOf(alertIds, subscriptionId),
        subscriptionId,
        alertIds,
        Json.mapper().writeValueAsString(message),
        at);
  }

  /** The type of a delivery's message, without reading all of it. */
  static String typeOf(Delivery delivery) {
    if (delivery.ping()) {
      return PING;
    }
    return delivery.alertIds().size() > 1
        ? DIGEST
        : Json.mapper().readTree(delivery.payload()).path("type").asString("alert");
  }
}
