package dev.tocsin.cli.terminal;

import dev.tocsin.domain.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A title with what matched in it marked, and as much of it as fits, the first mark included. */
final class Headline {
  private static final String CUT = "…";

  private final String title;
  private final List<Mark> marks;
  private final Style style;

  /** A run of characters that matched. */
  private record Mark(int start, int end) {}

  Headline(String title, List<Match.Span> spans, Style style) {
    this.title = title;
    this.marks = united(title, spans);
    this.style = style;
  }

  /** Matches that overlap or touch are one mark. */
  private static List<Mark> united(String title, List<Match.Span> spans) {
    List<Mark> marks = new ArrayList<>();
    spans.stream()
        .filter(span -> span.field() == Match.Field.TITLE && span.end() <= title.length())
        .sorted(Comparator.comparingInt(Match.Span::start))
        .forEach(
            span -> {
              boolean isApart = marks.isEmpty() || marks.getLast().end() < span.start();
              Mark before = isApart ? new Mark(span.start(), span.end()) : marks.removeLast();
              marks.add(new Mark(before.start(), Math.max(before.end(), span.end())));
            });
    return List.copyOf(marks);
  }

  /** In at most so many columns. */
  String in(int columns) {
    int room = columns - marks.size() * style.markColumns();
    if (Columns.of(Plain.of(title)) <= room) {
      return marked(0, title.length());
    }
    int from = start(room);
    String before = from > 0 ? CUT : "";
    int to = Columns.end(title, from, room - Columns.of(before));
    if (to == title.length()) {
      return before + marked(from, to);
    }
    return before + marked(from, Columns.end(title, from, room - Columns.of(before + CUT))) + CUT;
  }

  /** The first word from which on the first mark is seen whole, or else the mark itself. */
  private int start(int room) {
    if (marks.isEmpty()) {
      return 0;
    }
    Mark mark = marks.getFirst();
    int from = 0;
    while (from < mark.start() && Columns.end(title, from, room - 2) < mark.end()) {
      int blank = title.indexOf(' ', from);
      from = blank < 0 || blank >= mark.start() ? mark.start() : blank + 1;
    }
    return from;
  }

  private String marked(int from, int to) {
    StringBuilder line = new StringBuilder();
    int at = from;
    for (Mark mark : marks) {
      int start = Math.max(at, mark.start());
      int end = Math.min(to, mark.end());
      if (start < end) {
        line.append(style.bold(Plain.of(title.substring(at, start))));
        line.append(style.mark(Plain.of(title.substring(start, end))));
        at = end;
      }
    }
    return line.append(style.bold(Plain.of(title.substring(at, Math.max(at, to))))).toString();
  }
}
