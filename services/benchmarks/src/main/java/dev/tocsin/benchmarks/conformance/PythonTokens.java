package dev.tocsin.benchmarks.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Python expression, cut into its words. */
final class PythonTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:[uUbBrR]{0,2}(?<string>'''(?:[^\\\\]|\\\\.)*?'''|\"\"\"(?:[^\\\\]|\\\\.)*?\"\"\""
              + "|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<number>\\d+(?:\\.\\d+)?)"
              + "|(?<word>[A-Za-z_]\\w*)"
              + "|(?<sign>==|!=|<=|>=|[-+*/%<>()\\[\\]{}.,:]))",
          Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u(?<u>\\p{XDigit}{4})|U(?<long>\\p{XDigit}{8})|x(?<x>\\p{XDigit}{2})"
              + "|(?<octal>[0-7]{1,3})|(?<other>.))",
          Pattern.DOTALL);

  /** What a word is. */
  enum Kind {
    STRING,
    NUMBER,
    WORD,
    SIGN,
    END
  }

  /**
   * One word.
   *
   * @param text of a string what it stands for
   */
  record Token(Kind kind, String text) {
    boolean is(String other) {
      return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
    }
  }

  private PythonTokens() {}

  /**
   * @throws IllegalArgumentException if this is no Python that we know
   */
  static List<Token> of(String expression) {
    List<Token> tokens = new ArrayList<>();
    String text = expression.strip();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new IllegalArgumentException("no Python: " + text.substring(at));
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    if (matcher.group("string") != null) {
      return new Token(Kind.STRING, meant(matcher.group("string")));
    }
    if (matcher.group("number") != null) {
      return new Token(Kind.NUMBER, matcher.group("number"));
    }
    return matcher.group("word") != null
        ? new Token(Kind.WORD, matcher.group("word"))
        : new Token(Kind.SIGN, matcher.group("sign"));
  }

  private static String meant(String quoted) {
    int quote = quoted.startsWith("'''") || quoted.startsWith("\"\"\"") ? 3 : 1;
    return ESCAPE
        .matcher(quoted.substring(quote, quoted.length() - quote))
        .replaceAll(match -> Matcher.quoteReplacement(unescaped(match)));
  }

  private static String unescaped(MatchResult match) {
    for (String hex : List.of("u", "long", "x")) {
      if (match.group(hex) != null) {
        return Character.toString(Integer.parseInt(match.group(hex), 16));
      }
    }
    if (match.group("octal") != null) {
      return Character.toString(Integer.parseInt(match.group("octal"), 8));
    }
    return switch (match.group("other")) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "\n" -> "";
      case "\\", "'", "\"" -> match.group("other");
      default -> match.group();
    };
  }
}
