package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import java.util.List;

/**
 * What an article came to: its story as it is now, and the alerts that it raises.
 *
 * @param joined whether the article came into a story that another had opened
 */
public record StoryDecision(Article article, StoryFile file, boolean joined, List<Alert> alerts) {
  public StoryDecision {
    alerts = List.copyOf(alerts);
  }
}
