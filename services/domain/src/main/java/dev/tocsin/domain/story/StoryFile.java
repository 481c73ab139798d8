package dev.tocsin.domain.story;

import dev.tocsin.domain.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * A story with what was already alerted on it.
 *
 * @param outlets distinct outlets that are not copies, at most {@link Story#MEMBERS_KEPT}
 * @param alerted ids of topics whose NEW alert is out
 */
public record StoryFile(Story story, List<String> outlets, List<String> alerted) {
  public StoryFile {
    outlets = List.copyOf(outlets);
    alerted = List.copyOf(alerted);
  }

  StoryFile alertedOn(List<String> topics) {
    List<String> all = new ArrayList<>(alerted);
    all.addAll(topics);
    return new StoryFile(story, outlets, all);
  }
}
