package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Story;
import java.util.List;

/**
 * What an article came to.
 *
 * @param story that the article is in
 * @param changed the stories that it changed, splits and aliases included; none for a later version
 *     that alerts nobody
 */
public record StoryDecision(Article article, Story story, List<Story> changed, List<Alert> alerts) {
  public StoryDecision {
    changed = List.copyOf(changed);
    alerts = List.copyOf(alerts);
  }
}
