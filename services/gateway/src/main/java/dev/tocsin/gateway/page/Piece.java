package dev.tocsin.gateway.page;

import dev.tocsin.domain.Match.Field;
import dev.tocsin.domain.Match.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A piece of an article's text, marked where a topic found its words. */
record Piece(String text, boolean marked) {

  /** The text of one field in pieces, at most {@code longest} characters of it. */
  static List<Piece> of(String text, Field field, List<Span> spans, int longest) {
    int end = cut(text, longest);
    BitSet marked = new BitSet(end);
    for (Span span : spans) {
      if (span.field() == field && span.start() >= 0 && span.start() < span.end()) {
        marked.set(Math.min(span.start(), end), Math.min(span.end(), end));
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (int from = 0; from < end; ) {
      boolean mark = marked.get(from);
      int to = mark ? marked.nextClearBit(from) : marked.nextSetBit(from);
      to = to < 0 || to > end ? end : to;
      pieces.add(new Piece(visible(text.substring(from, to)), mark));
      from = to;
    }
    if (end < text.length()) {
      pieces.add(new Piece("…", false));
    }
    return List.copyOf(pieces);
  }

  /** Control characters do nothing good on a page; they are shown as what they are. */
  static String visible(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\t\\n\\r]]", "\uFFFD");
  }

  /** Never between the two halves of a character. */
  private static int cut(String text, int longest) {
    if (text.length() <= longest) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
  }
}
