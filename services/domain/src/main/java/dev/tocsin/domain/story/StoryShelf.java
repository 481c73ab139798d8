package dev.tocsin.domain.story;

import java.util.Optional;
import java.util.function.Consumer;

/** The stories of the languages at hand: stores when live, maps in a backtest. */
public interface StoryShelf {

  /** The story that an article joined at its first version; a founder is not asked for. */
  Optional<String> storyJoinedBy(String articleId);

  Optional<StoryFile> story(String storyId);

  /** Shows every story there is, in any order. */
  void forEach(Consumer<StoryFile> visitor);
}
