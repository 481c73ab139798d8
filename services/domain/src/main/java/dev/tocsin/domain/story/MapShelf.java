package dev.tocsin.domain.story;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A shelf in memory, for backtests and for the checker that models the line. */
public final class MapShelf implements StoryShelf {
  private final Map<String, String> joined = new HashMap<>();
  private final Map<String, StoryFile> stories = new HashMap<>();

  @Override
  public Optional<String> storyJoinedBy(String articleId) {
    return Optional.ofNullable(joined.get(articleId));
  }

  @Override
  public Optional<StoryFile> story(String storyId) {
    return Optional.ofNullable(stories.get(storyId));
  }

  @Override
  public void forEach(Consumer<StoryFile> visitor) {
    stories.values().forEach(visitor);
  }

  /** Keeps what was decided. */
  public void keep(StoryDecision decision) {
    StoryFile file = decision.file();
    stories.put(file.story().id(), file);
    if (decision.joined()) {
      joined.putIfAbsent(decision.article().id(), file.story().id());
    }
  }
}
