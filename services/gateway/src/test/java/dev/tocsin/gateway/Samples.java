package dev.tocsin.gateway;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Evidence;
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
        new Evidence.Coverage(at, 1, List.of("Outlet")),
        Optional.of(at),
        at,
        at,
        false,
        "");
  }

  /** A burst that two stories lead. */
  public static Alert burst(String id, String topic, String title) {
    Evidence volume =
        new Evidence.Volume(
            AT.minusSeconds(7_200),
            AT,
            14,
            2.5,
            List.of(
                new Evidence.Leading("story-1", title, "https://outlet.test/first", "Outlet", 3),
                new Evidence.Leading(
                    "story-2", "More aid", "https://outlet.test/second", "Courier", 1)));
    return new Alert(
        id,
        topic,
        1,
        Alert.Level.BURST,
        AT.minusSeconds(7_200).toString(),
        Alert.OF_NO_STORY,
        new Alert.Report(
            "article-" + id, 1, title, "", "https://outlet.test/" + id, "Outlet", "en"),
        List.of(),
        1,
        3,
        volume,
        Optional.of(AT),
        AT,
        AT,
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
