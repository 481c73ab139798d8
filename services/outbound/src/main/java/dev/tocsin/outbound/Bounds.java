package dev.tocsin.outbound;

import java.time.Duration;

/** The refusals of bounds that bound nothing; each names the field that is wrong. */
final class Bounds {
  private Bounds() {}

  static void positive(String field, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(field + " is " + value + ", it must be above zero");
    }
  }

  static void positive(String field, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(field + " is " + value + ", it must be above zero");
    }
  }

  static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
