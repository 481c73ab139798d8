package dev.tocsin.matching.query;

import dev.tocsin.matching.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens; the words among them are read by {@link WordLexer}. */
final class Lexer {
  private static final int MAX_SLOP = 100;

  private final Source source;
  private final Scanner scanner;
  private final WordLexer words;
  private final List<Token> tokens = new ArrayList<>();

  private Lexer(Source source) {
    this.source = source;
    this.scanner = new Scanner(source);
    this.words = new WordLexer(scanner);
  }

  static List<Token> tokens(Source source) {
    Lexer lexer = new Lexer(source);
    lexer.scanner.skipSpace();
    while (!lexer.scanner.isAtEnd()) {
      lexer.tokens.add(lexer.next());
      lexer.scanner.skipSpace();
    }
    lexer.tokens.add(lexer.token(Kind.END, "", 0, lexer.scanner.at()));
    return lexer.tokens;
  }

  private Token next() {
    if (scanner.isAtQuote()) {
      return phrase();
    }
    if (scanner.isAt("&&")) {
      return sign(Kind.AND, 2);
    }
    if (scanner.isAt("||")) {
      return sign(Kind.OR, 2);
    }
    return switch (scanner.peek()) {
      case '(' -> sign(Kind.OPEN, 1);
      case ')' -> sign(Kind.CLOSE, 1);
      case '+' -> signOfClause(Kind.PLUS);
      case '-', '!' -> signOfClause(Kind.NOT);
      case '=' -> exact();
      default -> words.next();
    };
  }

  private Token sign(Kind kind, int length) {
    int start = scanner.at();
    scanner.skip(length);
    return token(kind, scanner.since(start), 0, start);
  }

  private Token signOfClause(Kind kind) {
    Token sign = sign(kind, 1);
    if (scanner.isAtEnd() || scanner.isAtSpace() || scanner.isAt(')')) {
      throw source.error(
          sign.start(),
          "`" + sign.text() + "` that stands alone",
          "a clause right behind it",
          "write " + sign.text() + "word without a space, or leave the sign out");
    }
    return sign;
  }

  private Token phrase() {
    int start = scanner.at();
    String text = quoted();
    return token(Kind.PHRASE, text, slop(), start);
  }

  private String quoted() {
    int start = scanner.at();
    scanner.skip(1);
    StringBuilder text = new StringBuilder();
    while (!scanner.isAtEnd() && !scanner.isAtQuote()) {
      text.append(scanner.character());
    }
    if (scanner.isAtEnd()) {
      throw source.error(
          start,
          "a quote that is never closed",
          "a second quote behind the phrase",
          "close it, or write \\\" for the sign itself");
    }
    scanner.skip(1);
    if (text.toString().isBlank()) {
      throw source.error(start, "an empty phrase", "words between the quotes", "");
    }
    return text.toString();
  }

  private int slop() {
    if (!scanner.isAt('~')) {
      return 0;
    }
    int start = scanner.at();
    scanner.skip(1);
    String number = scanner.digits();
    if (number.isEmpty() || number.length() > 3 || Integer.parseInt(number) > MAX_SLOP) {
      throw source.error(
          start, Source.quoted("~" + number), "~ and a number up to " + MAX_SLOP, "as \"a b\"~5");
    }
    return Integer.parseInt(number);
  }

  private Token exact() {
    int start = scanner.at();
    scanner.skip(1);
    if (scanner.isAtQuote()) {
      return token(Kind.EXACT, quoted(), 0, start);
    }
    StringBuilder word = new StringBuilder();
    while (!scanner.isAtEndOfWord()) {
      if (scanner.isAtWildcard()) {
        throw source.error(
            scanner.at(),
            "a wildcard in an exact word",
            "the word as it is written",
            "leave the = or the wildcard out");
      }
      word.append(scanner.character());
    }
    if (word.isEmpty()) {
      throw source.error(
          start,
          "`=` that stands alone",
          "a word right behind it",
          "as =US, or write \\= for the sign itself");
    }
    return token(Kind.EXACT, word.toString(), 0, start);
  }

  private Token token(Kind kind, String text, int number, int start) {
    return new Token(kind, text, number, start, scanner.at());
  }
}
