package dev.tocsin.matching;

import dev.tocsin.matching.CompiledTopic.Clause;
import dev.tocsin.matching.Filing.Anchor;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What of a topic that adds up weights may be found in an article, as told by single words: most
 * articles that have one of its words have too little of the others, and this says so at the price
 * of one array, where judging walks to each clause.
 *
 * <p>The array holds the threshold, and then of each clause its weight, how many anchors follow,
 * and those. A clause that is found has one of its anchors, so one that has none here is not found,
 * and a sum that stays below the threshold here stays there too.
 */
final class Outline {
  private static final int COUNT_BITS = 12;
  private static final int MOST_ANCHORS = (1 << COUNT_BITS) - 1;
  private static final int FIELDS_SHIFT = Integer.SIZE - Integer.bitCount(Document.ALL_FIELDS);
  private static final int TERM_MASK = (1 << FIELDS_SHIFT) - 1;

  /** Of as many clauses each has its own bit; all that follow share the last. */
  private static final int LAST_BIT = Long.SIZE - 1;

  /** Tells nothing: all may be found. */
  static final long[] NONE = {};

  private static final long ALL = -1;

  private Outline() {}

  /** The outline of a topic, by what is known now of how rare its terms are. */
  static long[] of(long threshold, List<Clause> clauses, Terms terms) {
    LongStream.Builder outline = LongStream.builder();
    outline.add(threshold);
    for (Clause clause : clauses) {
      List<Anchor> anchors = clause.node().filing(terms).anchors();
      if (anchors.size() > MOST_ANCHORS) {
        return NONE;
      }
      outline.add(clause.weight() << COUNT_BITS | anchors.size());
      anchors.forEach(anchor -> outline.add(packed(anchor)));
    }
    return outline.build().toArray();
  }

  /** The clauses that may be found in a document, as bits; none when that is not enough. */
  static long hopes(long[] outline, Document document) {
    if (outline.length == 0) {
      return ALL;
    }
    long missing = outline[0];
    long hopes = 0;
    int number = 0;
    for (int at = 1; at < outline.length; number++) {
      long clause = outline[at];
      int end = at + 1 + (int) (clause & MOST_ANCHORS);
      if (hasAny(outline, at + 1, end, document)) {
        missing -= Math.max(0, clause >> COUNT_BITS);
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

  private static boolean hasAny(long[] outline, int from, int end, Document document) {
    for (int i = from; i < end; i++) {
      int entry = (int) (outline[i] >>> Integer.SIZE);
      int guard = (int) outline[i];
      if (document.has(entry & TERM_MASK, entry >>> FIELDS_SHIFT)
          && (guard == Terms.NONE || document.has(guard))) {
        return true;
      }
    }
    return false;
  }

  private static long packed(Anchor anchor) {
    int entry = anchor.fields() << FIELDS_SHIFT | anchor.term();
    return (long) entry << Integer.SIZE | Integer.toUnsignedLong(anchor.guard());
  }
}
