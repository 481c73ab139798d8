package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Where to file a query so that no article that it matches can miss it.
 *
 * @param anchors whatever matches has one of these
 * @param passed how often an article comes by the query in its lists, as far as it is known
 * @param judged how often its guards let it be judged, then
 */
record Filing(List<Anchor> anchors, double passed, double judged) {
  /** Judging walks from object to object; passing over reads the next two numbers of a list. */
  private static final double JUDGING_COSTS = 16;

  /**
   * A term that a query is filed under.
   *
   * @param fields that it must stand in one of, as {@link Document#bit}s
   * @param guard a second term without which the first is not enough, as {@link WithFields}; or
   *     {@link Terms#NONE}
   */
  record Anchor(int term, int fields, int guard) {}

  Filing {
    anchors = List.copyOf(anchors);
  }

  static Filing under(int term, int fields, Terms terms) {
    double frequency = terms.frequency(term);
    return new Filing(List.of(new Anchor(term, fields, Terms.NONE)), frequency, frequency);
  }

  /** What it costs an article on average. */
  double cost() {
    return passed + JUDGING_COSTS * judged;
  }

  /** For a query that any of several clauses is enough for. */
  static Filing any(List<Filing> alternatives) {
    if (alternatives.size() == 1) {
      return alternatives.getFirst();
    }
    List<Anchor> anchors = new ArrayList<>();
    double passed = 0;
    double judged = 0;
    for (Filing alternative : alternatives) {
      anchors.addAll(alternative.anchors);
      passed += alternative.passed;
      judged += alternative.judged;
    }
    return new Filing(anchors, passed, judged);
  }

  /**
   * For a query that needs all of several clauses: under one of them, guarded by the rarest other
   * that is a single term.
   */
  static Filing all(List<Filing> required) {
    Filing best = required.getFirst();
    double bestCost = Double.MAX_VALUE;
    for (Filing filing : required) {
      Filing guarded = filing.guardedBy(rarestTerm(required, filing));
      if (guarded.cost() < bestCost) {
        best = guarded;
        bestCost = guarded.cost();
      }
    }
    return best;
  }

  /** The rarest of the single terms but one; that one itself when there is no other. */
  private static Filing rarestTerm(List<Filing> filings, Filing but) {
    Filing rarest = but;
    for (Filing filing : filings) {
      boolean single = filing.anchors.size() == 1 && !filing.anchors.equals(but.anchors);
      if (single && (rarest.equals(but) || filing.passed < rarest.passed)) {
        rarest = filing;
      }
    }
    return rarest;
  }

  private Filing guardedBy(Filing guard) {
    if (guard.equals(this)) {
      return this;
    }
    List<Anchor> guarded = new ArrayList<>(anchors.size());
    boolean all = true;
    for (Anchor anchor : anchors) {
      boolean free = anchor.guard() == Terms.NONE;
      Anchor second = guard.anchors.getFirst();
      int guarding = WithFields.of(second.term(), second.fields());
      guarded.add(free ? new Anchor(anchor.term(), anchor.fields(), guarding) : anchor);
      all &= free;
    }
    return new Filing(guarded, passed, all ? judged * guard.passed : judged);
  }
}
