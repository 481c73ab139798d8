package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import java.util.List;

/**
 * What an article came to: its story as it is now, and the alerts that it raises.
 *
 * @param filedUnder words that a new story is to be found by; empty for one that was known
 */
public record StoryDecision(
    Article article, StoryFile file, List<String> filedUnder, List<Alert> alerts) {
  public StoryDecision {
    filedUnder = List.copyOf(filedUnder);
    alerts = List.copyOf(alerts);
  }
}
