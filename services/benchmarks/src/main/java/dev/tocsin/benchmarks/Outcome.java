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

  public boolean holds() {
    return bars.stream().allMatch(Bar::holds);
  }

  public String table(Style style) {
    Table measured = new Table(Table.terminalWidth());
    figures.forEach((name, value) -> measured.row(name, number(value)));
    return measured + "\n\n" + bars(style);
  }

  /** Each bar and whether it holds, one line each. */
  public String bars(Style style) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(bar.holds() ? style.good("holds  ") : style.bad("MISSED "))
          .append("%-44s %,10.3f  %s%n".formatted(bar.name(), bar.value(), bar.bound()));
    }
    return text.toString();
  }

  /** Shares need their digits, counts do not. */
  private static String number(double value) {
    return Math.abs(value) < 10 && value != Math.rint(value)
        ? "%.3f".formatted(value)
        : "%,.1f".formatted(value);
  }
}
