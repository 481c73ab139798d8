package dev.tocsin.domain;

import dev.tocsin.domain.Article.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values for tests; each method changes what its test is about. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private Samples() {}

  public static Item item(String feedId, String url, String guid, Instant fetchedAt) {
    return item(feedId, url, guid, fetchedAt, false);
  }

  /** The same entry, which its feed has taken back. */
  public static Item deleted(String feedId, String url, String guid, Instant fetchedAt) {
    return item(feedId, url, guid, fetchedAt, true);
  }

  private static Item item(
      String feedId, String url, String guid, Instant fetchedAt, boolean deleted) {
    return new Item(
        Ids.of(feedId, guid),
        feedId,
        "herald.test",
        "Herald",
        "GB",
        1,
        List.of(),
        "en-GB",
        url,
        guid,
        deleted ? "" : "Talks resume",
        deleted ? "" : "Both sides met.",
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        fetchedAt,
        false,
        deleted,
        "");
  }

  public static Article article(String id, String outlet, String title, String... topics) {
    return article(id, outlet, title, NOON, topics);
  }

  public static Article article(
      String id, String outlet, String title, Instant fetchedAt, String... topics) {
    List<Match> matches =
        List.of(topics).stream()
            .map(topic -> new Match(topic, 1, AlertPolicy.AT_ONCE, false, 1, List.of()))
            .toList();
    return new Article(
        id,
        1,
        Change.NEW,
        "http://" + outlet + ".test/" + id,
        outlet + ".test",
        outlet,
        List.of(),
        title,
        "",
        "",
        "en",
        "",
        List.of(),
        Optional.empty(),
        "",
        fetchedAt,
        false,
        matches,
        "");
  }

  /** A first alert on a story. */
  public static Alert alert(String topicId, String storyId, Instant at) {
    return new Alert(
        Alert.idOf(topicId, storyId, Alert.Level.NEW, "1"),
        topicId,
        1,
        Alert.Level.NEW,
        "1",
        storyId,
        new Alert.Report(
            "of-" + storyId,
            1,
            "Talks",
            "Both sides met.",
            "https://herald.test/1",
            "Herald",
            "en"),
        List.of(),
        1,
        1,
        new Evidence.Coverage(at, 1, List.of("Herald")),
        Optional.empty(),
        at,
        at,
        false,
        "");
  }

  public static Alert withOwners(Alert alert, int owners) {
    return new Alert(
        alert.id(),
        alert.topicId(),
        alert.topicVersion(),
        alert.level(),
        alert.step(),
        alert.storyId(),
        alert.article(),
        alert.spans(),
        alert.score(),
        owners,
        alert.evidence(),
        alert.publishedAt(),
        alert.fetchedAt(),
        alert.alertedAt(),
        alert.downstream(),
        alert.runId());
  }
}
