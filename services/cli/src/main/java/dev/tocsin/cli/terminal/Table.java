package dev.tocsin.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Two or more columns of text, as wide as they must be and no wider than the terminal. */
public final class Table {
  private static final int GAP = 2;
  private static final int USUAL_WIDTH = 100;

  /** A terminal that says less, as one of a script does, does not know its width. */
  private static final int LEAST_WIDTH = 40;

  private final int width;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(int width) {
    this.width = width;
  }

  /** Columns of the terminal, as the launcher says; a usual width where it does not know. */
  public static int terminalWidth() {
    int columns = Integer.getInteger("tocsin.columns", USUAL_WIDTH);
    return columns < LEAST_WIDTH ? USUAL_WIDTH : columns;
  }

  public Table row(String... cells) {
    rows.add(Arrays.stream(cells).map(Plain::of).toList());
    return this;
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
      }
    }
    if (columns > 0) {
      int others = Arrays.stream(widths).limit(columns - 1).map(w -> w + GAP).sum();
      widths[columns - 1] = Math.max(8, Math.min(widths[columns - 1], width - others));
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = Columns.fit(row.get(i), widths[i]);
      line.append(i < row.size() - 1 ? Columns.pad(cell, widths[i] + GAP) : cell);
    }
    return line.toString();
  }
}
