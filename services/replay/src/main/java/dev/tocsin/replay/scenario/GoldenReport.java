package dev.tocsin.replay.scenario;

import java.util.List;

/**
 * What came of a scenario beside what its golden file asks for.
 *
 * @param expected how many pairs the golden file has
 * @param missing pairs that must alert and did not, sorted
 * @param unexpected pairs that alerted and must not, sorted
 */
public record GoldenReport(int expected, List<Golden.Pair> missing, List<Golden.Pair> unexpected) {

  public GoldenReport {
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  public boolean holds() {
    return missing.isEmpty() && unexpected.isEmpty();
  }

  /** For people: a line that sums up, then a line a difference, as in a diff. */
  @Override
  public String toString() {
    if (holds()) {
      return "golden: all " + expected + " came, and nothing else";
    }
    StringBuilder text = new StringBuilder("golden: ");
    text.append(missing.size()).append(" of ").append(expected).append(" missing, ");
    text.append(unexpected.size()).append(" unexpected");
    missing.forEach(pair -> append(text, '-', pair));
    unexpected.forEach(pair -> append(text, '+', pair));
    return text.toString();
  }

  private static void append(StringBuilder text, char sign, Golden.Pair pair) {
    text.append("%n  %c %-16s %s".formatted(sign, pair.topic(), pair.story()));
  }
}
