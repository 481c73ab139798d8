package dev.tocsin.matching;

import dev.tocsin.matching.Filing.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The topics of one language, each filed under terms that whatever it matches must have.
 *
 * <p>What is rare is learned from the articles that pass. Each time the count of a term doubles,
 * the topics filed under it are looked at again, a few an article, whether they have a better place
 * by now.
 */
final class FiledTopics {
  private static final int FIRST_REVIEW = 16;
  private static final int REVIEWS_AN_ARTICLE = 4;

  private final Terms terms;
  private final Postings postings = new Postings();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Ints free = new Ints();
  private final List<Place> topics = new ArrayList<>();

  /** Filled anew for each article; {@code taken} has one bit a topic and is all zero in between. */
  private final Ints candidates = new Ints();

  private long[] taken = new long[1];

  private final SequencedSet<Integer> toReview = new LinkedHashSet<>();
  private int reviewed;

  /** A topic and where it lies. */
  private record Place(CompiledTopic topic, Filing filing) {}

  FiledTopics(Terms terms) {
    this.terms = terms;
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Files a topic in the place of any that has its id. */
  void put(CompiledTopic topic) {
    remove(topic.id());
    int number = free.isEmpty() ? topics.size() : free.removeLast();
    Place place = new Place(topic, topic.filing(terms));
    if (number == topics.size()) {
      topics.add(place);
      taken = number < taken.length * 64 ? taken : Arrays.copyOf(taken, taken.length * 2);
    } else {
      topics.set(number, place);
    }
    numbers.put(topic.id(), number);
    file(place.filing(), number);
  }

  void remove(String topicId) {
    Integer number = numbers.remove(topicId);
    if (number != null) {
      Place place = topics.get(number);
      unfile(place.filing(), number);
      place.topic().release(terms);
      free.add(number);
    }
  }

  /** The numbers of the topics that a document may match, each once; all others it cannot. */
  Ints candidates(Document document) {
    candidates.clear();
    Ints present = document.distinct();
    for (int i = 0; i < present.size(); i++) {
      int[] list = postings.list(present.get(i));
      int length = postings.length(present.get(i));
      for (int at = 0; at < length; at += 2) {
        int number = list[at];
        int guard = list[at + 1];
        if ((guard == Terms.NONE || document.has(guard)) && !isTaken(number)) {
          taken[number >>> 6] |= 1L << number;
          candidates.add(number);
        }
      }
    }
    for (int i = 0; i < candidates.size(); i++) {
      taken[candidates.get(i) >>> 6] = 0;
    }
    return candidates;
  }

  CompiledTopic topic(int number) {
    return topics.get(number).topic();
  }

  /** Learns from a document which terms are rare, and moves a few topics to better places. */
  void learn(Document document) {
    terms.articlePassed();
    Ints present = document.distinct();
    for (int i = 0; i < present.size(); i++) {
      int count = terms.seen(present.get(i));
      if (count >= FIRST_REVIEW && Integer.bitCount(count) == 1) {
        toReview.add(present.get(i));
      }
    }
    for (int left = REVIEWS_AN_ARTICLE; left > 0 && !toReview.isEmpty(); left--) {
      review(toReview.getFirst());
    }
  }

  private void review(int term) {
    if (reviewed >= postings.length(term)) {
      toReview.removeFirst();
      reviewed = 0;
      return;
    }
    int number = postings.list(term)[reviewed];
    Place place = topics.get(number);
    Filing better = place.topic().filing(terms);
    if (better.anchors().equals(place.filing().anchors())) {
      reviewed += 2;
      return;
    }
    unfile(place.filing(), number);
    topics.set(number, new Place(place.topic(), better));
    file(better, number);
  }

  private void file(Filing filing, int number) {
    for (Anchor anchor : filing.anchors()) {
      postings.add(anchor, number);
    }
  }

  private void unfile(Filing filing, int number) {
    for (Anchor anchor : filing.anchors()) {
      postings.remove(anchor, number);
    }
  }

  private boolean isTaken(int number) {
    return (taken[number >>> 6] >>> number & 1) != 0;
  }
}
