package dev.tocsin.matching;

import dev.tocsin.matching.Filing.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one language, each filed under terms that whatever it matches must have.
 *
 * <p>What is rare is learned from the articles that pass. When a term has come 16 times, and each
 * time that has grown 32-fold, the topics filed under it are looked at again, a few an article,
 * whether they have a better place by now. Under a term that is rare they lie well enough.
 */
final class FiledTopics {
  private static final int FIRST_REVIEW_LOG2 = 4;
  private static final int REVIEW_EACH_LOG2 = 5;
  private static final int REVIEWS_AN_ARTICLE = 4;

  /** An article comes by a topic so seldom, then, that looking for a better place costs more. */
  private static final double RARE = 1.0 / 256;

  private final Terms terms;
  private final Postings postings = new Postings();
  private final Prefetch prefetch = new Prefetch();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Ints free = new Ints();
  private @Nullable CompiledTopic[] topics = new CompiledTopic[64];

  /** Of each topic its only query, beside it, so that the two are waited for at once. */
  private @Nullable Node[] queries = new Node[64];

  /** The {@link Outline} of each topic. */
  private int[][] outlines = new int[64][];

  private final List<Filing> filings = new ArrayList<>();

  /** What an article comes by, filled anew for each; and what of that may match. */
  private final Ints filed = new Ints();

  private final Ints candidates = new Ints();

  /** Of each candidate the clauses that may be found. */
  private long[] hopes = new long[64];

  /** One bit a topic, all zero between two articles. */
  private long[] taken = new long[1];

  private final SequencedSet<Integer> toReview = new LinkedHashSet<>();
  private int reviewed;

  FiledTopics(Terms terms) {
    this.terms = terms;
  }

  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** Files a topic in the place of any that has its id. */
  void put(CompiledTopic topic) {
    remove(topic.id());
    int number = free.isEmpty() ? filings.size() : free.removeLast();
    Filing filing = topic.filing(terms);
    if (number == filings.size()) {
      makeRoom(number);
      filings.add(filing);
    } else {
      filings.set(number, filing);
    }
    topics[number] = topic;
    queries[number] = topic.only();
    outlines[number] = topic.outline(terms);
    numbers.put(topic.id(), number);
    file(filing, number);
  }

  private void makeRoom(int number) {
    if (number == topics.length) {
      topics = Arrays.copyOf(topics, number * 2);
      queries = Arrays.copyOf(queries, number * 2);
      outlines = Arrays.copyOf(outlines, number * 2);
      hopes = new long[number * 2];
      taken = Arrays.copyOf(taken, number * 2 / 64);
    }
  }

  void remove(String topicId) {
    Integer number = numbers.remove(topicId);
    if (number != null) {
      unfile(filings.get(number), number);
      topic(number).release(terms);
      topics[number] = null;
      queries[number] = null;
      outlines[number] = Outline.NONE;
      free.add(number);
    }
  }

  /** The numbers of the topics that a document may match, each once; all others it cannot. */
  Ints candidates(Document document) {
    findFiled(document);
    chooseHopeful(document);
    prefetchCandidates();
    return candidates;
  }

  /** All topics that are filed under the document's terms, each once. */
  private void findFiled(Document document) {
    filed.clear();
    Ints present = document.distinct();
    for (int i = 0; i < present.size(); i++) {
      prefetch.take(postings.list(present.get(i)).length);
    }
    for (int i = 0; i < present.size(); i++) {
      int[] list = postings.list(present.get(i));
      int length = postings.length(present.get(i));
      int fields = document.fields(present.get(i));
      for (int at = 0; at < length; at += 2) {
        int number = Postings.topic(list[at]);
        int guard = list[at + 1];
        boolean isInField = (Postings.fields(list[at]) & fields) != 0;
        if (isInField && (guard == Terms.NONE || document.hasIn(guard)) && !isTaken(number)) {
          taken[number >>> 6] |= 1L << number;
          filed.add(number);
        }
      }
    }
    for (int i = 0; i < filed.size(); i++) {
      taken[filed.get(i) >>> 6] = 0;
    }
  }

  /** Those whose weights may reach their threshold. */
  private void chooseHopeful(Document document) {
    candidates.clear();
    for (int i = 0; i < filed.size(); i++) {
      prefetch.take(outlines[filed.get(i)].length);
    }
    for (int i = 0; i < filed.size(); i++) {
      int number = filed.get(i);
      long hopeful = Outline.hopes(outlines[number], document);
      if (hopeful != 0) {
        hopes[candidates.size()] = hopeful;
        candidates.add(number);
      }
    }
  }

  /** The candidates first, then what lies behind them. */
  private void prefetchCandidates() {
    for (int i = 0; i < candidates.size(); i++) {
      int number = candidates.get(i);
      prefetch.take(queries[number] instanceof Group ? 1 : 0);
      topic(number).prefetch(prefetch);
    }
    for (int i = 0; i < candidates.size(); i++) {
      if (queries[candidates.get(i)] instanceof Group group) {
        group.prefetch(prefetch);
      }
    }
  }

  /** Which clauses of a candidate, given by its place among them, may be found. */
  long hopes(int candidate) {
    return hopes[candidate];
  }

  CompiledTopic topic(int number) {
    return Objects.requireNonNull(topics[number]);
  }

  /**
   * The only query of a topic, on which alone it hangs whether it is found; null if it has several.
   */
  @Nullable Node query(int number) {
    return queries[number];
  }

  /** Learns from a document which terms are rare, and moves a few topics to better places. */
  void learn(Document document) {
    terms.articlePassed();
    Ints present = document.distinct();
    for (int i = 0; i < present.size(); i++) {
      int term = present.get(i);
      if (isReviewedAt(terms.seen(term)) && terms.frequency(term) > RARE) {
        toReview.add(term);
      }
    }
    for (int left = REVIEWS_AN_ARTICLE; left > 0 && !toReview.isEmpty(); left--) {
      review(toReview.getFirst());
    }
  }

  private static boolean isReviewedAt(int count) {
    int log2 = Integer.numberOfTrailingZeros(count);
    return count == 1 << log2
        && log2 >= FIRST_REVIEW_LOG2
        && (log2 - FIRST_REVIEW_LOG2) % REVIEW_EACH_LOG2 == 0;
  }

  private void review(int term) {
    if (reviewed >= postings.length(term)) {
      toReview.removeFirst();
      reviewed = 0;
      return;
    }
    int number = Postings.topic(postings.list(term)[reviewed]);
    Filing better = topic(number).filing(terms);
    if (better.anchors().equals(filings.get(number).anchors())) {
      reviewed += 2;
      return;
    }
    unfile(filings.get(number), number);
    filings.set(number, better);
    outlines[number] = topic(number).outline(terms);
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
