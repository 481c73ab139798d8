package dev.tocsin.replay.check;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.story.MapShelf;
import dev.tocsin.domain.story.StoryDecision;
import dev.tocsin.domain.story.StoryDesk;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I2: the alerts on stories are those that the model computes from articles and topic versions,
 * each exactly once. The model is the live decision over maps, so this proves the plumbing, not the
 * judgement.
 */
final class AlertsAsModelled {
  private static final String I2 = "I2";

  private AlertsAsModelled() {}

  static List<Violation> check(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    found.addAll(matches(evidence));
    Map<String, Alert> expected = new HashMap<>();
    evidence.articles().values().forEach(partition -> model(partition, expected));
    Map<String, List<Alert>> came = new HashMap<>();
    evidence.alerts().stream()
        .filter(alert -> alert.level() != Level.BURST)
        .forEach(alert -> came.computeIfAbsent(alert.id(), id -> new ArrayList<>()).add(alert));
    expected.forEach(
        (id, alert) -> {
          List<Alert> same = came.getOrDefault(id, List.of());
          if (same.size() != 1) {
            found.add(new Violation(I2, name(alert) + " was raised " + same.size() + " times"));
          } else if (!timeless(same.getFirst()).equals(timeless(alert))) {
            found.add(new Violation(I2, name(alert) + " is not as the model has it"));
          }
        });
    came.forEach(
        (id, alerts) -> {
          if (!expected.containsKey(id)) {
            found.add(
                new Violation(I2, name(alerts.getFirst()) + " has no ground in the articles"));
          }
        });
    return found;
  }

  private static void model(List<Article> partition, Map<String, Alert> expected) {
    StoryDesk desk = new StoryDesk(new MapShelf());
    Instant now = Instant.MIN;
    for (Article article : partition) {
      now = article.fetchedAt().isAfter(now) ? article.fetchedAt() : now;
      StoryDecision decision = desk.take(article, now);
      decision.alerts().forEach(alert -> expected.put(alert.id(), alert));
    }
  }

  /** Each match is what the version of the topic that it names says of the article. */
  private static List<Violation> matches(Evidence evidence) {
    Analyzers analyzers = new Analyzers();
    Map<String, TopicIndex> indexes = new HashMap<>();
    for (Topic topic : evidence.topicVersions()) {
      if (topic.state() == State.ACTIVE) {
        TopicIndex index = new TopicIndex(analyzers);
        index.put(topic);
        indexes.put(topic.id() + "@" + topic.version(), index);
      }
    }
    List<Violation> found = new ArrayList<>();
    for (List<Article> partition : evidence.articles().values()) {
      for (Article article : partition) {
        for (Match match : article.matches()) {
          TopicIndex index = indexes.get(match.topicId() + "@" + match.topicVersion());
          if (index == null || !index.match(article).contains(match)) {
            found.add(
                new Violation(
                    I2,
                    "article "
                        + article.id()
                        + " has a match that version "
                        + match.topicVersion()
                        + " of "
                        + match.topicId()
                        + " does not make"));
          }
        }
      }
    }
    return found;
  }

  private static String name(Alert alert) {
    return "alert " + alert.id() + " of " + alert.topicId() + " on story " + alert.storyId();
  }

  private static Alert timeless(Alert a) {
    return new Alert(
        a.id(),
        a.topicId(),
        a.topicVersion(),
        a.level(),
        a.step(),
        a.storyId(),
        a.article(),
        a.spans(),
        a.score(),
        a.owners(),
        a.evidence(),
        a.publishedAt(),
        a.fetchedAt(),
        Instant.EPOCH,
        a.downstream(),
        a.runId());
  }
}
