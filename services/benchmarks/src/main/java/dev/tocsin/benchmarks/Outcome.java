package dev.tocsin.benchmarks;

import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.terminal.Table;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark came to.
 *
 * @param figures everything measured, by name, in the order to be shown
 */
public record Outcome(String bench, Map<String, Double> figures, List<Bar> bars) {

  boolean holds() {
    return bars.stream().allMatch(Bar::holds);
  }

  String table(Style style) {
    Table measured = new Table(Table.terminalWidth());
    figures.forEach((name, value) -> measured.row(name, "%,.1f".formatted(value)));
    StringBuilder text = new StringBuilder(measured.toString()).append("\n\n");
    for (Bar bar : bars) {
      text.append(bar.holds() ? style.good("holds  ") : style.bad("MISSED "))
          .append("%-44s %,10.2f  %s%n".formatted(bar.name(), bar.value(), bar.bound()));
    }
    return text.toString();
  }
}
