package dev.tocsin.matching;

import dev.tocsin.domain.Match.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers the spans of one match.
 *
 * <p>A clause need bring no more than its first {@link #MOST}: what comes after them cannot be
 * among the first of all.
 */
final class Spans {
  static final int MOST = 64;

  private static final Comparator<Span> ORDER =
      Comparator.comparing(Span::field)
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end)
          .thenComparing(Span::clause);

  private final List<Span> found = new ArrayList<>();

  /** Adds a span; the position of one of its words tells the field. */
  void add(int position, int start, int end, String clause) {
    found.add(new Span(Document.field(position), start, end, clause));
  }

  List<Span> first() {
    return found.stream().sorted(ORDER).distinct().limit(MOST).toList();
  }
}
