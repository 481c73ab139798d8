package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Where to file a query so that no article that it matches can miss it.
 *
 * @param anchors whatever matches has one of these
 * @param cost the share of articles that will look at it, as far as it is known
 */
record Filing(List<Anchor> anchors, double cost) {

  /**
   * A term that a query is filed under.
   *
   * @param guard a second term without which the first is not enough, or {@link Terms#NONE}
   */
  record Anchor(int term, int guard) {}

  Filing {
    anchors = List.copyOf(anchors);
  }

  static Filing under(int term, Terms terms) {
    return new Filing(List.of(new Anchor(term, Terms.NONE)), terms.frequency(term));
  }

  /** For a query that any of several clauses is enough for. */
  static Filing any(List<Filing> alternatives) {
    List<Anchor> anchors = new ArrayList<>();
    double cost = 0;
    for (Filing alternative : alternatives) {
      anchors.addAll(alternative.anchors);
      cost += alternative.cost;
    }
    return new Filing(anchors, cost);
  }

  /** For a query that needs all of several clauses: under the rarest, guarded by the next. */
  static Filing all(List<Filing> required) {
    Filing rarest = required.getFirst();
    for (Filing filing : required) {
      if (filing.cost < rarest.cost) {
        rarest = filing;
      }
    }
    int guard = Terms.NONE;
    double guardCost = Double.MAX_VALUE;
    for (Filing filing : required) {
      if (!filing.equals(rarest) && filing.anchors.size() == 1 && filing.cost < guardCost) {
        guard = filing.anchors.getFirst().term();
        guardCost = filing.cost;
      }
    }
    return guard == Terms.NONE ? rarest : rarest.guardedBy(guard);
  }

  private Filing guardedBy(int guard) {
    List<Anchor> guarded = new ArrayList<>();
    for (Anchor anchor : anchors) {
      guarded.add(anchor.guard() == Terms.NONE ? new Anchor(anchor.term(), guard) : anchor);
    }
    return new Filing(guarded, cost);
  }
}
