package dev.tocsin.domain.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shelf in memory, for backtests and for the checker that models the line. */
public final class MapShelf implements StoryShelf {
  private final Map<String, String> storyByArticle = new HashMap<>();
  private final Map<String, StoryFile> stories = new HashMap<>();
  private final Map<String, List<String>> byWord = new HashMap<>();

  @Override
  public Optional<String> storyOf(String articleId) {
    return Optional.ofNullable(storyByArticle.get(articleId));
  }

  @Override
  public Optional<StoryFile> story(String storyId) {
    return Optional.ofNullable(stories.get(storyId));
  }

  @Override
  public List<String> storiesUnder(String language, String word) {
    return byWord.getOrDefault(language + "|" + word, List.of());
  }

  /** Keeps what was decided. */
  public void keep(StoryDecision decision) {
    StoryFile file = decision.file();
    String id = file.story().id();
    storyByArticle.putIfAbsent(decision.article().id(), id);
    stories.put(id, file);
    for (String word : decision.filedUnder()) {
      byWord
          .computeIfAbsent(file.story().language() + "|" + word, key -> new ArrayList<>())
          .add(id);
    }
  }
}
