package dev.tocsin.domain.story;

import java.util.List;
import java.util.Optional;

/** The stories of the languages at hand: stores when live, maps in a backtest. */
public interface StoryShelf {

  /** The story that an article was put into at its first version. */
  Optional<String> storyOf(String articleId);

  Optional<StoryFile> story(String storyId);

  /** Stories whose headline is filed under a word of a language, the newest last. */
  List<String> storiesUnder(String language, String word);
}
