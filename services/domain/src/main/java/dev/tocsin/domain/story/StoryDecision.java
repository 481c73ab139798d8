package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Story;
import java.util.List;
import java.util.Optional;

/**
 * What an article came to.
 *
 * @param story that the article is in, or was as long as anything was known of it
 * @param changed the stories that it changed, splits and aliases included; none for a later version
 *     that alerts nobody
 */
public record StoryDecision(Article article, Story story, List<Story> changed, List<Alert> alerts) {
  public StoryDecision {
    changed = List.copyOf(changed);
    alerts = List.copyOf(alerts);
  }

  /** The end of an article whose story is no longer known: it opens none. */
  static StoryDecision ofForgotten(Article article) {
    Story story =
        new Story(
            Grouping.idOf(article.language(), article.id()),
            article.language(),
            "",
            article.fetchedAt(),
            article.fetchedAt(),
            List.of(),
            0,
            0,
            Optional.empty());
    return new StoryDecision(article, story, List.of(), List.of());
  }
}
