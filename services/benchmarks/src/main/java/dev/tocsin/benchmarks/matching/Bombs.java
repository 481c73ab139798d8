package dev.tocsin.benchmarks.matching;

import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries that would hurt all others, and how long it takes to refuse them. */
final class Bombs {
  private static final double MILLI = 1e6;

  private Bombs() {}

  private static List<String> queries() {
    return List.of(
        "*a*",
        "?*?*?*?*a",
        "a*a*a*a*a*a*a*a*b",
        numbered(2_000, "w%d*b"),
        numbered(2_000, "w%d*"),
        numbered(1_100, "word%d~1"),
        "(".repeat(10_000) + "a" + ")".repeat(10_000),
        "(".repeat(9_999) + "a" + ")".repeat(9_999),
        "a NEAR/100 ".repeat(1_000) + "b",
        "\"a b\"~100 OR ".repeat(1_500) + "c",
        "NOT ".repeat(4_000) + "a");
  }

  private static String numbered(int count, String clause) {
    return IntStream.range(0, count)
        .mapToObj(number -> clause.formatted(number))
        .collect(Collectors.joining(" "));
  }

  /** Milliseconds that the slowest refusal takes; a bomb that is taken takes for ever. */
  static double slowestRefusalMillis() {
    TopicIndex index = new TopicIndex(new Analyzers());
    double slowest = 0;
    for (String query : queries()) {
      long began = System.nanoTime();
      try {
        index.put(Ours.topic("bomb", query, List.of(), 0));
        return Double.POSITIVE_INFINITY;
      } catch (IllegalArgumentException refused) {
        slowest = Math.max(slowest, (System.nanoTime() - began) / MILLI);
      }
    }
    return slowest;
  }
}
