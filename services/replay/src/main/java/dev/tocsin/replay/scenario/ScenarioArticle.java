package dev.tocsin.replay.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of an article, as its outlet publishes it.
 *
 * @param file name of the file it was read from
 * @param outlet id of its {@link Outlet}
 * @param updated when this version came out; empty for the first one
 * @param language BCP 47 tag, or empty when nobody said
 * @param story label that the golden file knows it by, or empty; never published
 */
public record ScenarioArticle(
    String file,
    String outlet,
    String url,
    Instant published,
    Optional<Instant> updated,
    String language,
    String story,
    String author,
    List<String> categories,
    String title,
    String lead,
    List<String> paragraphs) {

  public ScenarioArticle {
    categories = List.copyOf(categories);
    paragraphs = List.copyOf(paragraphs);
  }

  /** When this version can first be read. */
  public Instant releasedAt() {
    return updated.orElse(published);
  }

  ScenarioArticle shiftedBy(Duration shift) {
    return new ScenarioArticle(
        file,
        outlet,
        url,
        published.plus(shift),
        updated.map(at -> at.plus(shift)),
        language,
        story,
        author,
        categories,
        title,
        lead,
        paragraphs);
  }
}
