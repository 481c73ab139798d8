package dev.tocsin.domain.burst;

/**
 * How unlikely a count is when another was expected.
 *
 * <p>Counts are taken for Poisson around a rate that is itself only known from so many stories: a
 * negative binomial, which is wide while little was seen and becomes Poisson later.
 */
final class Surprise {
  private Surprise() {}

  /**
   * The chance of at least so many.
   *
   * @param expected above 0
   * @param known how many stories the expectation rests on, above 0
   */
  static double chanceOfAtLeast(int count, double expected, double known) {
    return count == 0 ? 1 : Math.max(0, 1 - chanceOfAtMost(count - 1, expected, known));
  }

  /** The chance of so many or fewer, for the same. */
  static double chanceOfAtMost(int count, double expected, double known) {
    double share = expected / (expected + known);
    double term = StrictMath.pow(1 - share, known);
    double all = term;
    for (int i = 1; i <= count; i++) {
      term *= share * (known + i - 1) / i;
      all += term;
    }
    return all;
  }
}
