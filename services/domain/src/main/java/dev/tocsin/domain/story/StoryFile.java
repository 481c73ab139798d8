package dev.tocsin.domain.story;

import dev.tocsin.domain.Story;
import java.util.List;

/**
 * A story with what its grouping and its counts go on from.
 *
 * @param checkedSize its size when a split was last looked into
 * @param outlets distinct outlets that are not copies, at most {@link Story#MEMBERS_KEPT}
 */
public record StoryFile(Story story, int checkedSize, List<String> outlets) {
  public StoryFile {
    outlets = List.copyOf(outlets);
  }

  /** This file with another state of its story, whose owners are counted here. */
  StoryFile withStory(Story other, List<String> itsOutlets) {
    Story counted =
        new Story(
            other.id(),
            other.language(),
            other.headline(),
            other.firstSeenAt(),
            other.lastSeenAt(),
            other.members(),
            other.size(),
            itsOutlets.size(),
            other.aliasOf());
    return new StoryFile(counted, checkedSize, itsOutlets);
  }

  StoryFile checkedAt(int size) {
    return new StoryFile(story, size, outlets);
  }
}
