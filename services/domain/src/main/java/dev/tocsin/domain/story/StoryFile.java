package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Story;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A story with what was already alerted on it.
 *
 * @param checkedSize its size when a split was last looked into
 * @param outlets distinct outlets that are not copies, at most {@link Story#MEMBERS_KEPT}
 * @param alerted what is out, in the order it was decided
 */
public record StoryFile(Story story, int checkedSize, List<String> outlets, List<Alerted> alerted) {

  /**
   * An alert that is out. It follows the articles: a story that is split off inherits it, and two
   * that are united have it of both.
   *
   * @param threshold independent sources that it needed; 0 for a correction
   * @param title of its article, which has none when it is withdrawn
   */
  public record Alerted(
      String topicId,
      long topicVersion,
      Level level,
      String step,
      int threshold,
      String articleId,
      String title,
      boolean downstream,
      Instant at) {}

  public StoryFile {
    outlets = List.copyOf(outlets);
    alerted = List.copyOf(alerted);
  }

  /** What is out of a topic at these levels. */
  Stream<Alerted> alerted(String topicId, Set<Level> levels) {
    return alerted.stream()
        .filter(out -> out.topicId().equals(topicId) && levels.contains(out.level()));
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
    return new StoryFile(counted, checkedSize, itsOutlets, alerted);
  }

  StoryFile checkedAt(int size) {
    return new StoryFile(story, size, outlets, alerted);
  }

  StoryFile alertedOn(List<Alerted> more) {
    if (more.isEmpty()) {
      return this;
    }
    Set<Alerted> all = new LinkedHashSet<>(alerted);
    all.addAll(more);
    return new StoryFile(
        story,
        checkedSize,
        outlets,
        all.stream().sorted(Comparator.comparing(Alerted::at)).toList());
  }
}
