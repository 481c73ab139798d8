package dev.tocsin.benchmarks;

/**
 * What a benchmark must reach.
 *
 * @param bound as people read it, such as {@code <= 120 ms}
 */
public record Bar(String name, double value, String bound, boolean holds) {

  /** A bar that a value must not pass. */
  public static Bar atMost(String name, double value, double bound, String unit) {
    return new Bar(name, value, "<= %s %s".formatted(number(bound), unit).strip(), value <= bound);
  }

  /** A bar that a value must reach; the unit may be empty. */
  public static Bar atLeast(String name, double value, double bound, String unit) {
    return new Bar(name, value, ">= %s %s".formatted(number(bound), unit).strip(), value >= bound);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
