package dev.tocsin.newsroom;

import java.util.ArrayList;
import java.util.List;

/** Ids of the stories that are filed under one word of a language, the newest last. */
record WordFile(List<String> stories) {
  /** A word that more open stories share tells nothing: the oldest give way. */
  static final int KEPT = 64;

  static final WordFile EMPTY = new WordFile(List.of());

  WordFile {
    stories = List.copyOf(stories);
  }

  WordFile with(String storyId) {
    List<String> all = new ArrayList<>(stories);
    all.add(storyId);
    return new WordFile(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }
}
