package dev.tocsin.matching.query;

import dev.tocsin.matching.query.Token.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what begins as a word: words, wildcards, fuzzy words, fields, fragments and operators. */
final class WordLexer {
  private static final int MAX_DISTANCE = 100;

  /** How many letters a fuzzy word has at least, by its edits: shorter ones resemble too many. */
  private static final int[] LEAST_FUZZY = {0, 4, 6};

  private static final Pattern NEAR = Pattern.compile("(O?NEAR)(?:/(.*))?");
  private static final Pattern SMALL_NEAR = Pattern.compile("(?i)o?near/\\d+");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final Scanner scanner;
  private final Source source;

  WordLexer(Scanner scanner) {
    this.scanner = scanner;
    this.source = scanner.source();
  }

  Token next() {
    refuseReserved();
    int start = scanner.at();
    if (scanner.isAt('@')) {
      return fragment(start);
    }
    StringBuilder word = new StringBuilder();
    boolean wild = false;
    while (!scanner.isAtEndOfWord()) {
      wild |= scanner.isAtWildcard();
      word.append(scanner.isAtWildcard() ? scanner.take() : scanner.character());
    }
    if (wild) {
      return wildcard(word.toString(), start);
    }
    if (scanner.isAt(':')) {
      return field(word.toString(), start);
    }
    return scanner.isAt('~') ? fuzzy(word.toString(), start) : bare(word.toString(), start);
  }

  private Token fragment(int start) {
    scanner.skip(1);
    int name = scanner.at();
    while (!scanner.isAtEndOfWord()) {
      scanner.skip(1);
    }
    if (!NAME.matcher(scanner.since(name)).matches()) {
      throw source.error(
          start,
          Source.quoted(scanner.since(start)),
          "@ and the id of the topic whose query is shared",
          "as @ukraine: an id has small letters, digits and -; write \\@ for the sign itself");
    }
    return token(Kind.FRAGMENT, scanner.since(name), 0, start);
  }

  private Token wildcard(String shape, int start) {
    int star = shape.indexOf('*');
    int mark = shape.indexOf('?');
    if ((star >= 0 && star < 2) || mark == 0) {
      throw source.error(
          start,
          Source.quoted(scanner.since(start)),
          "at least 2 letters before a *, and 1 before a ?",
          "a word of any beginning would have to be compared with every word there is");
    }
    if (scanner.since(start).contains("\\*") || scanner.since(start).contains("\\?")) {
      throw source.error(
          start,
          Source.quoted(scanner.since(start)),
          "wildcards or the signs themselves",
          "no word has both in it");
    }
    boolean prefix = mark < 0 && star == shape.length() - 1;
    return prefix
        ? token(Kind.PREFIX, shape.substring(0, star), 0, start)
        : token(Kind.PATTERN, shape, 0, start);
  }

  private Token field(String name, int start) {
    scanner.skip(1);
    if (QueryField.named(name).isEmpty()) {
      throw source.error(
          start,
          Source.quoted(name + ":"),
          "one of the fields " + QueryField.list(),
          QueryField.suggestion(name));
    }
    return token(Kind.FIELD, name, 0, start);
  }

  private Token fuzzy(String word, int start) {
    int sign = scanner.at();
    scanner.skip(1);
    String number = scanner.digits();
    int edits =
        switch (number) {
          case "1" -> 1;
          case "", "2" -> 2;
          default ->
              throw source.error(
                  sign,
                  Source.quoted("~" + number),
                  "~1 or ~2: how many letters may differ",
                  "a slop stands behind a phrase: \"two words\"~5");
        };
    if (word.codePointCount(0, word.length()) < LEAST_FUZZY[edits]) {
      throw source.error(
          start,
          Source.quoted(scanner.since(start)),
          "at least %d letters before ~%d".formatted(LEAST_FUZZY[edits], edits),
          "short words resemble too many others; write the spellings with OR");
    }
    return token(Kind.FUZZY, word, edits, start);
  }

  private Token bare(String word, int start) {
    if (scanner.isAt('^')) {
      refuseReserved();
    }
    String written = scanner.since(start);
    Matcher near = NEAR.matcher(written);
    if (near.matches()) {
      return near(near, start);
    }
    if (SMALL_NEAR.matcher(written).matches()) {
      throw inSmallLetters(written, start);
    }
    return switch (written) {
      case "AND" -> token(Kind.AND, word, 0, start);
      case "OR" -> token(Kind.OR, word, 0, start);
      case "NOT" -> token(Kind.NOT, word, 0, start);
      case "and", "or", "not" -> throw inSmallLetters(written, start);
      default -> token(Kind.WORD, word, 0, start);
    };
  }

  private Token near(Matcher near, int start) {
    String number = near.group(2) == null ? "" : near.group(2);
    boolean digits = number.matches("[0-9]{1,3}");
    if (!digits || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MAX_DISTANCE) {
      throw source.error(
          start,
          Source.quoted(near.group()),
          "%s/ and a number from 1 to %d".formatted(near.group(1), MAX_DISTANCE),
          "as in peace NEAR/5 talks; put the word itself in quotes");
    }
    Kind kind = near.group(1).equals("NEAR") ? Kind.NEAR : Kind.ONEAR;
    return token(kind, near.group(), Integer.parseInt(number), start);
  }

  private TopicSyntaxException inSmallLetters(String operator, int start) {
    return source.error(
        start,
        "`" + operator + "` in small letters",
        "a clause or an operator",
        "write %s, or \"%s\" in quotes for the word"
            .formatted(operator.toUpperCase(Locale.ROOT), operator));
  }

  /** Signs that mean something in Lucene, or something else here, begin no word. */
  private void refuseReserved() {
    String because =
        switch (scanner.peek()) {
          case '~' -> "~ stands right behind a word or a phrase";
          case '^' -> "weights stand in the topic's terms, not in a query";
          case '[', ']', '{', '}' -> "ranges are not part of the language";
          case '/' -> "regular expressions are not part of the language";
          case ':' -> "a field's name stands right before its colon";
          case '*', '?' -> "a word cannot begin with a wildcard";
          default -> "";
        };
    if (!because.isEmpty()) {
      throw source.error(
          scanner.at(),
          "`" + scanner.peek() + "`",
          "a word, a phrase or (",
          because + "; write \\" + scanner.peek() + " for the sign itself");
    }
  }

  private Token token(Kind kind, String text, int number, int start) {
    return new Token(kind, text, number, start, scanner.at());
  }
}
