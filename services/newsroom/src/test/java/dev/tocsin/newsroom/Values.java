package dev.tocsin.newsroom;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of volumes are fed. */
final class Values {
  private Values() {}

  static Topic topic(String id, State state) {
    return new Topic(
        id,
        1,
        state,
        id,
        "",
        List.of("en"),
        id,
        List.of(),
        1,
        Topic.Where.ANYWHERE,
        Map.of(),
        Topic.Tests.NONE,
        AlertPolicy.AT_ONCE,
        false,
        Instant.EPOCH);
  }

  static Alert alert(String topicId, String storyId, Instant at) {
    return alert(topicId, storyId, Optional.empty(), at);
  }

  /** A first alert on a story. */
  static Alert alert(String topicId, String storyId, Optional<Instant> publishedAt, Instant at) {
    return new Alert(
        Alert.idOf(topicId, storyId, Alert.Level.NEW, "1"),
        topicId,
        1,
        Alert.Level.NEW,
        "1",
        storyId,
        new Alert.Report("of-" + storyId, 1, "Talks", "", "https://herald.test/1", "Herald", "en"),
        List.of(),
        1,
        1,
        new Evidence.Coverage(at, 1, List.of("Herald")),
        publishedAt,
        at,
        at,
        true,
        "");
  }

  /** A report that many outlets print word for word. */
  static Article copy(String outlet, Instant fetchedAt) {
    return new Article(
        "of-" + outlet,
        1,
        Change.NEW,
        "http://" + outlet + ".test/1",
        outlet + ".test",
        outlet,
        List.of(),
        "Envoys of both sides open talks on the harvest in the capital",
        "The envoys met in the old town hall this morning, and will go on tomorrow.",
        "",
        "en",
        "",
        List.of(),
        Optional.empty(),
        "",
        fetchedAt,
        false,
        List.of(new Match("talks", 1, AlertPolicy.AT_ONCE, false, 1, List.of())),
        "");
  }
}
