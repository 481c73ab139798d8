package dev.tocsin.benchmarks.conformance;

/** Whether a parser found what was expected; or nobody here can say. */
enum Verdict {
  AGREES,
  DIFFERS,
  UNJUDGED;

  static Verdict of(boolean agrees) {
    return agrees ? AGREES : DIFFERS;
  }

  Verdict not() {
    return switch (this) {
      case AGREES -> DIFFERS;
      case DIFFERS -> AGREES;
      case UNJUDGED -> UNJUDGED;
    };
  }
}
