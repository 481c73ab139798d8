package dev.tocsin.matching;

import dev.tocsin.domain.Match;
import dev.tocsin.domain.Match.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first spans of one match, kept in order as they come. */
final class Spans {
  /** How many are kept; no clause need bring more, since it brings its first ones first. */
  static final int MOST = 64;

  private final List<Span> first = new ArrayList<>();

  /** Adds a span; the position of one of its words tells the field. */
  void add(int position, int start, int end, String clause) {
    Optional<Match.Field> field = Document.field(position).marked();
    if (field.isPresent()) {
      add(new Span(field.get(), start, end, clause));
    }
  }

  private void add(Span span) {
    int at = first.size();
    for (; at > 0; at--) {
      int order = compare(first.get(at - 1), span);
      if (order == 0) {
        return;
      }
      if (order < 0) {
        break;
      }
    }
    if (at == MOST) {
      return;
    }
    if (first.size() == MOST) {
      first.removeLast();
    }
    first.add(at, span);
  }

  List<Span> first() {
    return first;
  }

  private static int compare(Span one, Span other) {
    int byField = one.field().compareTo(other.field());
    int byStart = byField != 0 ? byField : Integer.compare(one.start(), other.start());
    int byEnd = byStart != 0 ? byStart : Integer.compare(one.end(), other.end());
    return byEnd != 0 ? byEnd : one.clause().compareTo(other.clause());
  }
}
