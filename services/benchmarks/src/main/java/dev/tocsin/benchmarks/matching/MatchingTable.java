package dev.tocsin.benchmarks.matching;

import dev.tocsin.cli.terminal.Table;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, a row for each contender and a column for each number of topics.
 *
 * @param measured figures by the number of topics and by name
 */
public record MatchingTable(Map<Integer, Map<String, Double>> measured) {

  @Override
  public String toString() {
    Table table = new Table(Table.terminalWidth());
    table.row(cells("us of CPU an article", size -> "%,d topics".formatted(size)));
    row(table, "Tocsin, with spans and score", MatchingRun.OURS);
    row(table, "EnglishAnalyzer alone", MatchingRun.ANALYSIS);
    row(table, "Tocsin, 30 % weighted, 3 fields", MatchingRun.WEIGHTED);
    row(table, "EnglishAnalyzer alone, beside that", MatchingRun.WEIGHTED_ANALYSIS);
    row(table, "Lucene Monitor, Multipass 2", MatchingRun.MULTIPASS);
    row(table, "Lucene Monitor, default", MatchingRun.PRESEARCHER);
    row(table, "each query on a MemoryIndex", MatchingRun.EACH);
    row(table, "matches an article", MatchingRun.MATCHES);
    return table.toString();
  }

  private void row(Table table, String title, String figure) {
    if (measured.values().stream().anyMatch(figures -> figures.containsKey(figure))) {
      table.row(cells(title, size -> shown(measured.getOrDefault(size, Map.of()).get(figure))));
    }
  }

  private String[] cells(String title, IntFunction<String> cell) {
    return Stream.concat(Stream.of(title), measured.keySet().stream().map(size -> cell.apply(size)))
        .toArray(String[]::new);
  }

  private static String shown(@Nullable Double value) {
    return value == null ? "" : "%,.1f".formatted(value);
  }
}
