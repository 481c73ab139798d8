package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Two nodes close to each other, as {@link dev.tocsin.matching.query.Query.Near} defines it.
 *
 * <p>It is the one query whose cost is more than its words: each stretch of one side is joined with
 * those of the other that begin within the distance behind it. Stretches are bounded, so a text
 * that only repeats one word costs milliseconds at worst.
 */
record Near(Node left, Node right, int distance, boolean ordered, String clause) implements Node {
  /** What stands behind that many stretches of one side is not looked at. */
  private static final int MOST = 10_000;

  @Override
  public boolean matches(Document document) {
    return left.matches(document) && right.matches(document) && !joined(document, 1).isEmpty();
  }

  @Override
  public void stretches(Document document, List<Stretch> into) {
    into.addAll(joined(document, MOST));
  }

  /** Marks only what has no other place of this node within it. */
  @Override
  public void collect(Document document, Spans spans) {
    List<Stretch> shortest = new ArrayList<>();
    for (Stretch stretch : joined(document, MOST).reversed()) {
      while (!shortest.isEmpty() && stretch.isWithin(shortest.getLast())) {
        shortest.removeLast();
      }
      if (shortest.isEmpty() || !shortest.getLast().isWithin(stretch)) {
        shortest.add(stretch);
      }
    }
    for (Stretch stretch : shortest.reversed().stream().limit(Spans.MOST).toList()) {
      spans.add(stretch.first(), stretch.start(), stretch.end(), clause);
    }
  }

  @Override
  public Filing filing(Terms terms) {
    return Filing.all(List.of(left.filing(terms), right.filing(terms)));
  }

  /** Where it stands, by first and last word, each once; no more than the first few if asked. */
  private List<Stretch> joined(Document document, int most) {
    List<Stretch> found = new ArrayList<>();
    List<Stretch> lefts = stretches(left, document);
    List<Stretch> rights = stretches(right, document);
    join(lefts, rights, most, found);
    if (!ordered && found.size() < most) {
      join(rights, lefts, most, found);
    }
    return found.stream().sorted().distinct().toList();
  }

  private static List<Stretch> stretches(Node node, Document document) {
    List<Stretch> stretches = new ArrayList<>();
    node.stretches(document, stretches);
    return stretches.stream().sorted().distinct().limit(MOST).toList();
  }

  private void join(List<Stretch> before, List<Stretch> after, int most, List<Stretch> found) {
    for (Stretch one : before) {
      for (int i = firstBehind(after, one.last()); i < after.size(); i++) {
        if (after.get(i).first() > one.last() + distance || found.size() >= most) {
          break;
        }
        found.add(one.to(after.get(i)));
      }
    }
  }

  private static int firstBehind(List<Stretch> stretches, int position) {
    int low = 0;
    int high = stretches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stretches.get(middle).first() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
