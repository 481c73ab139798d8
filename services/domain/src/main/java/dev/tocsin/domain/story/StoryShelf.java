package dev.tocsin.domain.story;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The stories at hand: stores when live, maps in a backtest. */
public interface StoryShelf {

  /** The story that an article joined or was moved to; a founder that was not moved has none. */
  Optional<String> storyOf(String articleId);

  /** A story that somebody reported within a month, open or not. */
  Optional<StoryFile> story(String storyId);

  /** Shows every story that is open with its reports, in any order. */
  void forEachOpen(BiConsumer<StoryFile, List<Report>> visitor);

  /** Keeps a story that is open. */
  void keep(StoryFile file);

  /** What is out on such a story, in any order. */
  List<Alerted> alertsOn(String storyId);

  /** Keeps alerts that are out on a story, which has none of them yet. */
  void keep(String storyId, List<Alerted> alerted);

  /** Keeps a story that is open no more, or goes on as part of another, with what is out on it. */
  void close(StoryFile file);

  /** Keeps a report of an open story. */
  void keep(String storyId, Report report);

  /** Drops a report that its story needs no more, or that has moved. */
  void drop(String storyId, Report report);

  /** Remembers the story of an article that did not found it. */
  void remember(String storyId, Report report);
}
