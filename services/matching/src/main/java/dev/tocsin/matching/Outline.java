package dev.tocsin.matching;

import dev.tocsin.matching.CompiledTopic.Clause;
import dev.tocsin.matching.Filing.Anchor;
import java.util.List;

/**
 * What of a topic that adds up weights may be found in an article, as told by single words: most
 * articles that have one of its words have too little of the others, and this says so at the price
 * of one array, where judging walks to each clause.
 *
 * <p>The array holds of each clause its weight and how many anchors follow, in one number, and
 * those. A clause that is found has one of its anchors, so one that has none here is not found, and
 * a sum that stays below the threshold here stays there too.
 */
final class Outline {
  private static final int COUNT_BITS = 12;
  private static final int MOST_ANCHORS = (1 << COUNT_BITS) - 1;

  /** The threshold; weights are so many shares of it, rounded up, and count as no more than it. */
  private static final int THRESHOLD = 1 << (Integer.SIZE - 2 - COUNT_BITS);

  /** Of as many clauses each has its own bit; all that follow share the last. */
  private static final int LAST_BIT = Long.SIZE - 1;

  /** Tells nothing: all may be found. */
  static final int[] NONE = {};

  private static final long ALL = -1;

  private Outline() {}

  /** The outline of a topic, by what is known now of how rare its terms are. */
  static int[] of(long threshold, List<Clause> clauses, Terms terms) {
    Ints outline = new Ints();
    for (Clause clause : clauses) {
      List<Anchor> anchors = clause.node().filing(terms).anchors();
      if (anchors.size() > MOST_ANCHORS) {
        return NONE;
      }
      outline.add(shares(clause.weight(), threshold) << COUNT_BITS | anchors.size());
      for (Anchor anchor : anchors) {
        outline.add(WithFields.of(anchor.term(), anchor.fields()));
        outline.add(anchor.guard());
      }
    }
    return outline.toArray();
  }

  private static int shares(long weight, long threshold) {
    double share = Math.clamp((double) weight / threshold, 0.0, 1.0);
    return (int) Math.ceil(share * THRESHOLD);
  }

  /** The clauses that may be found in a document, as bits; none when that is not enough. */
  static long hopes(int[] outline, Document document) {
    if (outline.length == 0) {
      return ALL;
    }
    int missing = THRESHOLD;
    long hopes = 0;
    int number = 0;
    for (int at = 0; at < outline.length; number++) {
      int clause = outline[at];
      int end = at + 1 + 2 * (clause & MOST_ANCHORS);
      if (hasAny(outline, at + 1, end, document)) {
        missing -= clause >>> COUNT_BITS;
        hopes |= bit(number);
      }
      at = end;
    }
    return missing > 0 ? 0 : hopes;
  }

  /** Whether a clause may be found. */
  static boolean has(long hopes, int clause) {
    return (hopes & bit(clause)) != 0;
  }

  private static long bit(int clause) {
    return 1L << Math.min(clause, LAST_BIT);
  }

  private static boolean hasAny(int[] outline, int from, int end, Document document) {
    for (int i = from; i < end; i += 2) {
      if (document.hasIn(outline[i])
          && (outline[i + 1] == Terms.NONE || document.hasIn(outline[i + 1]))) {
        return true;
      }
    }
    return false;
  }
}
