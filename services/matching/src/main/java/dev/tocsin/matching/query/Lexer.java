package dev.tocsin.matching.query;

import dev.tocsin.matching.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a query into tokens. */
final class Lexer {
  private static final int MAX_SLOP = 100;
  private static final int LEAST_PREFIX = 2;
  private static final String ENDS_WORD = "():^~[]{}";
  private static final String QUOTES = "\"“”„";
  private static final Pattern NEAR = Pattern.compile("O?NEAR(/.*)?");

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(Source source) {
    Lexer lexer = new Lexer(source);
    lexer.skipSpace();
    while (lexer.at < lexer.text.length()) {
      lexer.next();
      lexer.skipSpace();
    }
    lexer.add(Kind.END, "", lexer.at);
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (isQuote(c)) {
      phrase();
    } else if (text.startsWith("&&", at)) {
      sign(Kind.AND, 2);
    } else if (text.startsWith("||", at)) {
      sign(Kind.OR, 2);
    } else {
      switch (c) {
        case '(' -> sign(Kind.OPEN, 1);
        case ')' -> sign(Kind.CLOSE, 1);
        case '+' -> signOfClause(Kind.PLUS);
        case '-', '!' -> signOfClause(Kind.NOT);
        default -> word();
      }
    }
  }

  private void sign(Kind kind, int length) {
    at += length;
    add(kind, text.substring(at - length, at), at - length);
  }

  private void signOfClause(Kind kind) {
    int start = at;
    sign(kind, 1);
    if (at == text.length() || isSpace(text.charAt(at)) || text.charAt(at) == ')') {
      String sign = text.substring(start, at);
      throw source.error(
          start,
          "`" + sign + "` that stands alone",
          "a clause right behind it",
          "write " + sign + "word without a space, or leave the sign out");
    }
  }

  private void phrase() {
    int start = at++;
    StringBuilder words = new StringBuilder();
    while (at < text.length() && !isQuote(text.charAt(at))) {
      words.append(character());
    }
    if (at == text.length()) {
      throw source.error(
          start,
          "a quote that is never closed",
          "a second quote behind the phrase",
          "close it, or write \\\" for the sign itself");
    }
    at++;
    if (words.toString().isBlank()) {
      throw source.error(start, "an empty phrase", "words between the quotes", "");
    }
    tokens.add(new Token(Kind.PHRASE, words.toString(), slop(), start, at));
  }

  private int slop() {
    if (at == text.length() || text.charAt(at) != '~') {
      return 0;
    }
    int start = at++;
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String number = text.substring(digits, at);
    if (number.isEmpty() || number.length() > 3 || Integer.parseInt(number) > MAX_SLOP) {
      throw source.error(
          start, Source.quoted("~" + number), "~ and a number up to " + MAX_SLOP, "as \"a b\"~5");
    }
    return Integer.parseInt(number);
  }

  private void word() {
    int start = at;
    refuseReserved();
    StringBuilder word = new StringBuilder();
    while (!endsWord(at) && text.charAt(at) != '*' && text.charAt(at) != '?') {
      word.append(character());
    }
    if (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '?')) {
      prefix(word.toString(), start);
    } else if (at < text.length() && text.charAt(at) == ':') {
      field(word.toString(), start);
    } else {
      wordOrOperator(word.toString(), start);
    }
  }

  private void prefix(String begin, int start) {
    if (text.charAt(at) == '?' || !endsWord(at + 1)) {
      throw source.error(
          at,
          "a wildcard `" + text.charAt(at) + "`",
          "a * at the end of a word and nowhere else",
          "other wildcards are not part of the language yet; write \\"
              + text.charAt(at)
              + " for the sign itself");
    }
    at++;
    if (begin.length() < LEAST_PREFIX) {
      throw source.error(
          start,
          Source.quoted(text.substring(start, at)),
          "at least " + LEAST_PREFIX + " letters before the *",
          "");
    }
    add(Kind.PREFIX, begin, start);
  }

  private void field(String name, int start) {
    at++;
    if (QueryField.named(name).isEmpty()) {
      throw source.error(
          start,
          Source.quoted(name + ":"),
          "one of the fields " + QueryField.list(),
          name.equals("author")
              ? "author: is not part of the language yet"
              : "put text that has a colon in quotes");
    }
    add(Kind.FIELD, name, start);
  }

  private void wordOrOperator(String word, int start) {
    switch (text.substring(start, at)) {
      case "AND" -> add(Kind.AND, word, start);
      case "OR" -> add(Kind.OR, word, start);
      case "NOT" -> add(Kind.NOT, word, start);
      case "and", "or", "not" ->
          throw source.error(
              start,
              "`" + word + "` in small letters",
              "a clause or an operator",
              "write "
                  + word.toUpperCase(Locale.ROOT)
                  + ", or \""
                  + word
                  + "\" in quotes for the word");
      default -> {
        if (NEAR.matcher(word).matches()) {
          throw source.error(
              start, Source.quoted(word), "AND, OR or NOT", notYet(word, "\"two words\"~5"));
        }
        add(Kind.WORD, word, start);
      }
    }
    if (at < text.length() && (text.charAt(at) == '~' || text.charAt(at) == '^')) {
      refuseReserved();
    }
  }

  /** Signs that mean something in Lucene, or will mean something here, mean no letter. */
  private void refuseReserved() {
    String because =
        switch (text.charAt(at)) {
          case '~' -> notYet("fuzzy words", "the spellings with OR");
          case '^' -> "weights stand in the topic's terms, not in a query";
          case '[', ']', '{', '}' -> "ranges are not part of the language";
          case '/' -> "regular expressions are not part of the language";
          case '@' -> notYet("shared fragments", "the clause itself");
          case '=' -> notYet("exact words", "the word without it");
          case ':' -> "a field's name stands right before its colon";
          case '*', '?' -> "a word cannot begin with a wildcard";
          default -> "";
        };
    if (!because.isEmpty()) {
      String sign = text.substring(at, at + 1);
      throw source.error(
          at,
          "`" + sign + "`",
          "a word, a phrase or (",
          because + "; write \\" + sign + " for the sign itself");
    }
  }

  private static String notYet(String what, String instead) {
    return what + " is not part of the language yet; write " + instead;
  }

  private char character() {
    if (text.charAt(at) == '\\' && ++at == text.length()) {
      throw source.error(at - 1, "`\\` at the end", "the sign that it stands before", "");
    }
    return text.charAt(at++);
  }

  private boolean endsWord(int index) {
    if (index >= text.length()) {
      return true;
    }
    char c = text.charAt(index);
    return isSpace(c) || isQuote(c) || ENDS_WORD.indexOf(c) >= 0;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private void add(Kind kind, String meaning, int start) {
    tokens.add(new Token(kind, meaning, 0, start, at));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
