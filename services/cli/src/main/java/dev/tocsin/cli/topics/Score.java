package dev.tocsin.cli.topics;

/**
 * How well a topic finds what people find.
 *
 * @param relevant articles that people gave to it
 * @param matched articles that it matched
 * @param right articles that are both
 */
public record Score(int relevant, int matched, int right) {
  static final Score NONE = new Score(0, 0, 0);

  /** What of the matched is right; 0 when nothing was matched. */
  public double precision() {
    return matched == 0 ? 0 : (double) right / matched;
  }

  /** What of the relevant was matched; 0 when nothing is relevant. */
  public double recall() {
    return relevant == 0 ? 0 : (double) right / relevant;
  }

  /** The harmonic mean of both. */
  public double f1() {
    return relevant + matched == 0 ? 0 : 2.0 * right / (relevant + matched);
  }

  Score plus(boolean isRelevant, boolean isMatched) {
    return new Score(
        relevant + (isRelevant ? 1 : 0),
        matched + (isMatched ? 1 : 0),
        right + (isRelevant && isMatched ? 1 : 0));
  }

  Score plus(Score other) {
    return new Score(relevant + other.relevant, matched + other.matched, right + other.right);
  }
}
