package dev.tocsin.cli.terminal;

import dev.tocsin.domain.Match;
import java.util.Comparator;
import java.util.List;

/** A title with what matched in it marked, and as much of it as fits, the first mark included. */
final class Headline {
  private static final String CUT = "…";

  private final String title;
  private final List<Match.Span> marks;
  private final Style style;

  Headline(String title, List<Match.Span> spans, Style style) {
    this.title = title;
    this.marks =
        spans.stream()
            .filter(span -> span.field() == Match.Field.TITLE && span.end() <= title.length())
            .sorted(Comparator.comparingInt(Match.Span::start).thenComparingInt(Match.Span::end))
            .toList();
    this.style = style;
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
    Match.Span mark = marks.getFirst();
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
    for (Match.Span span : marks) {
      int start = Math.max(at, span.start());
      int end = Math.min(to, span.end());
      if (start < end) {
        line.append(style.bold(Plain.of(title.substring(at, start))));
        line.append(style.mark(Plain.of(title.substring(start, end))));
        at = end;
      }
    }
    return line.append(style.bold(Plain.of(title.substring(at, Math.max(at, to))))).toString();
  }
}
