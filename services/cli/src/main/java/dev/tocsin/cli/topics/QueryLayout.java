package dev.tocsin.cli.topics;

import dev.tocsin.cli.topics.Outline.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a query in the one form that {@code topics fmt} gives it: filled up to a width, with
 * a parenthesis that does not fit on a line opened into lines of its own. Only blanks change.
 */
final class QueryLayout {
  private static final String STEP = "  ";

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private String line = "";
  private String indent = "";

  private QueryLayout(int width) {
    this.width = width;
  }

  /** The lines, none of them indented by itself. */
  static List<String> lines(String query, int width) {
    QueryLayout layout = new QueryLayout(width);
    layout.addAll(Outline.of(query).pieces());
    layout.end();
    return layout.lines;
  }

  private void addAll(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String text = flat(piece);
      boolean joined = piece.isOperator() && i + 1 < pieces.size();
      String unit = joined ? text + " " + beginning(pieces, i + 1) : text;
      if (!fits(unit) && !line.equals(indent) && !afterOperator(pieces, i)) {
        end();
      }
      if (fits(text) || !piece.isGroup()) {
        add(text);
      } else {
        open(piece);
      }
    }
  }

  /** An operator stands on the line of what it leads. */
  private static boolean afterOperator(List<Piece> pieces, int index) {
    return index > 0 && pieces.get(index - 1).isOperator();
  }

  /** What must fit behind an operator: the next clause, or the beginning of a long one. */
  private static String beginning(List<Piece> pieces, int from) {
    StringBuilder text = new StringBuilder();
    int at = from;
    while (pieces.get(at).isOperator() && at + 1 < pieces.size()) {
      text.append(pieces.get(at++).text()).append(' ');
    }
    return text.append(flat(pieces.get(at))).toString();
  }

  private void open(Piece group) {
    String head = group.text().substring(0, group.open() - group.start() + 1);
    add(head);
    end();
    String outer = indent;
    indent = outer + STEP;
    line = indent;
    addAll(group.inner());
    end();
    indent = outer;
    line = indent;
    add(")");
  }

  private void add(String text) {
    line = line.equals(indent) ? indent + text : line + " " + text;
  }

  private boolean fits(String text) {
    return (line.equals(indent) ? indent : line + " ").length() + text.length() <= width;
  }

  private void end() {
    if (!line.isBlank()) {
      lines.add(line);
    }
    line = indent;
  }

  private static String flat(Piece piece) {
    if (!piece.isGroup()) {
      return piece.text().replaceAll("\\s+", " ");
    }
    String head = piece.text().substring(0, piece.open() - piece.start() + 1);
    List<String> inner = piece.inner().stream().map(QueryLayout::flat).toList();
    return head + String.join(" ", inner) + ")";
  }
}
