package dev.tocsin.domain.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The stories of one language that can still be joined: by id, by number in the index, by time. */
final class OpenStories {
  private final WordIndex index = new WordIndex();
  private final Map<String, OpenStory> byId = new HashMap<>();
  private final List<OpenStory> byNumber = new ArrayList<>();
  private final BitSet taken = new BitSet();
  private final TreeSet<OpenStory> byTime = new TreeSet<>(OpenStory.QUIETEST_FIRST);

  WordIndex index() {
    return index;
  }

  int count() {
    return byId.size();
  }

  /** One more than the greatest number that a story has or had. */
  int numbers() {
    return byNumber.size();
  }

  Optional<OpenStory> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  OpenStory byNumber(int number) {
    return byNumber.get(number);
  }

  Optional<OpenStory> quietest() {
    return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first());
  }

  OpenStory open(String id, Instant seenAt) {
    int number = taken.nextClearBit(0);
    taken.set(number);
    OpenStory story = new OpenStory(id, number, seenAt);
    if (number == byNumber.size()) {
      byNumber.add(story);
    } else {
      byNumber.set(number, story);
    }
    byId.put(id, story);
    byTime.add(story);
    return story;
  }

  /** Adds a report; the answer is the one that is no longer kept for it. */
  Optional<Report> add(Report report, OpenStory story) {
    byTime.remove(story);
    Optional<Report> outgrown = story.add(report, index);
    byTime.add(story);
    return outgrown;
  }

  void close(OpenStory story) {
    byTime.remove(story);
    byId.remove(story.id());
    story.close(index);
    taken.clear(story.number());
  }

  void remove(Report report, OpenStory story) {
    story.remove(report, index);
  }
}
