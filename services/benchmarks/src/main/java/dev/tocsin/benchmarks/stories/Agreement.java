package dev.tocsin.benchmarks.stories;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a grouping agrees with what people said.
 *
 * @param precision B-cubed: of the others in an article's group, the share that belongs there
 * @param recall B-cubed: of those that belong with an article, the share that is there
 * @param pairPrecision the same, counted over pairs of articles
 */
record Agreement(
    double precision, double recall, double pairPrecision, double pairRecall, int groups) {

  private record Both(String found, String said) {}

  /**
   * Holds a grouping against labels.
   *
   * @param found of each article the group it was put into
   * @param said of each article, in the same order, its label
   */
  static Agreement of(List<String> found, List<String> said) {
    Map<String, Integer> groups = new HashMap<>();
    Map<String, Integer> labels = new HashMap<>();
    Map<Both, Integer> shared = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      groups.merge(found.get(i), 1, Integer::sum);
      labels.merge(said.get(i), 1, Integer::sum);
      shared.merge(new Both(found.get(i), said.get(i)), 1, Integer::sum);
    }
    double precision = 0;
    double recall = 0;
    double together = 0;
    for (Map.Entry<Both, Integer> entry : shared.entrySet()) {
      double number = entry.getValue();
      precision += number * number / groups.getOrDefault(entry.getKey().found(), 0);
      recall += number * number / labels.getOrDefault(entry.getKey().said(), 0);
      together += pairs(number);
    }
    return new Agreement(
        precision / found.size(),
        recall / found.size(),
        share(together, groups),
        share(together, labels),
        groups.size());
  }

  double f1() {
    return harmonic(precision, recall);
  }

  double pairF1() {
    return harmonic(pairPrecision, pairRecall);
  }

  private static double share(double together, Map<String, Integer> sizes) {
    double all = sizes.values().stream().mapToDouble(Agreement::pairs).sum();
    return all == 0 ? 1 : together / all;
  }

  private static double pairs(double number) {
    return number * (number - 1) / 2;
  }

  private static double harmonic(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }
}
