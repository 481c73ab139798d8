package dev.tocsin.cli.topics;

import java.util.ArrayList;
import java.util.List;

/**
 * A query seen as a text with parentheses: pieces between blanks, some of which hold pieces.
 *
 * <p>It knows what parts a query from the next piece and nothing of what a piece means; so it holds
 * whatever the language learns, and it never changes more than blanks or whole pieces.
 */
final class Outline {
  private static final String QUOTES = "\"“”„";

  private final String text;
  private final List<Piece> pieces;

  /**
   * A piece of a query.
   *
   * @param start first character; a sign or a field that stands before a parenthesis belongs to it
   * @param end one past the last
   * @param open where its parenthesis stands; -1 when it has none
   * @param inner what stands in its parentheses
   */
  record Piece(String text, int start, int end, int open, List<Piece> inner) {
    Piece {
      inner = List.copyOf(inner);
    }

    boolean isGroup() {
      return open >= 0;
    }

    boolean isOperator() {
      return text.matches("AND|OR|NOT|&&|\\|\\||O?NEAR/\\d+");
    }
  }

  private Outline(String text) {
    this.text = text;
    this.pieces = List.copyOf(new Reader(text).pieces());
  }

  /** The outline of a query that follows the language. */
  static Outline of(String query) {
    return new Outline(query);
  }

  String text() {
    return text;
  }

  List<Piece> pieces() {
    return pieces;
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Piece> pieces() {
      List<Piece> pieces = new ArrayList<>();
      skipBlanks();
      while (at < text.length() && text.charAt(at) != ')') {
        pieces.add(piece());
        skipBlanks();
      }
      return pieces;
    }

    private Piece piece() {
      int start = at;
      while (at < text.length() && !isBlank(at) && text.charAt(at) != ')') {
        char c = text.charAt(at);
        if (c == '(') {
          return group(start);
        }
        at = c == '\\' ? Math.min(at + 2, text.length()) : isQuote(at) ? afterPhrase() : at + 1;
      }
      return new Piece(text.substring(start, at), start, at, -1, List.of());
    }

    private Piece group(int start) {
      int open = at++;
      List<Piece> inner = pieces();
      at = Math.min(at + 1, text.length());
      return new Piece(text.substring(start, at), start, at, open, inner);
    }

    private int afterPhrase() {
      int end = at + 1;
      while (end < text.length() && !isQuote(end)) {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      return Math.min(end + 1, text.length());
    }

    private void skipBlanks() {
      while (at < text.length() && isBlank(at)) {
        at++;
      }
    }

    private boolean isQuote(int index) {
      return QUOTES.indexOf(text.charAt(index)) >= 0;
    }

    private boolean isBlank(int index) {
      char c = text.charAt(index);
      return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
  }
}
