package dev.tocsin.gateway.http;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.digest.Cadence;
import dev.tocsin.domain.digest.Turn;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a subscription would have brought: shown and never sent, so that a new one floods nobody.
 *
 * @param messages in which the alerts would have come
 * @param latest some of the alerts, the newest first
 */
record Preview(Instant since, int alerts, int messages, List<Row> latest) {
  private static final int SHOWN = 20;

  /** An alert in a preview. */
  record Row(Instant alertedAt, String topic, Alert.Level level, String title, String url) {}

  static Preview of(Subscription subscription, List<Alert> newestFirst, Instant since) {
    List<Alert> asked =
        newestFirst.stream()
            .filter(alert -> !alert.alertedAt().isBefore(since))
            .filter(alert -> subscription.asksFor(alert, alert.alertedAt()))
            .toList();
    return new Preview(
        since,
        asked.size(),
        messages(subscription, asked),
        asked.stream().limit(SHOWN).map(Preview::row).toList());
  }

  private static int messages(Subscription subscription, List<Alert> alerts) {
    int alone = 0;
    Set<Turn> together = new HashSet<>();
    Set<String> stories = new HashSet<>();
    for (Alert alert : alerts) {
      switch (Cadence.turn(subscription, alert, alert.alertedAt())) {
        case Turn.Now now -> alone++;
        case Turn.Hold hold when hold.group().startsWith("story/") -> stories.add(hold.group());
        case Turn.Hold hold -> together.add(hold);
      }
    }
    return alone + together.size() + stories.size();
  }

  private static Row row(Alert alert) {
    return new Row(
        alert.alertedAt(),
        alert.topicId(),
        alert.level(),
        alert.article().title(),
        alert.article().url());
  }
}
