package dev.tocsin.gateway;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Match.Field;
import dev.tocsin.domain.Match.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values as the services of the line would write them. */
public final class Samples {
  public static final Instant AT = Instant.parse("2023-11-03T15:02:00Z");

  private Samples() {}

  public static Alert alert(String id, String topic, String title) {
    return alert(id, topic, title, "https://outlet.test/" + id, AT);
  }

  public static Alert alert(String id, String topic, String title, String url, Instant at) {
    return new Alert(
        id,
        topic,
        1,
        Alert.Level.NEW,
        "1",
        "story-" + id,
        new Alert.Report("article-" + id, 1, title, "What the lead says.", url, "Outlet", "en"),
        spans(title, "talks"),
        1,
        1,
        Optional.of(at),
        at,
        at,
        false,
        "");
  }

  public static List<Span> spans(String title, String word) {
    int at = title.indexOf(word);
    return at < 0 ? List.of() : List.of(new Span(Field.TITLE, at, at + word.length(), word));
  }

  public static Attempt attempt(String subscription, Attempt.Outcome outcome, int status) {
    return new Attempt(
        "delivery",
        subscription,
        1,
        AT,
        status,
        12,
        List.of(),
        "said no",
        outcome,
        Optional.empty());
  }
}
