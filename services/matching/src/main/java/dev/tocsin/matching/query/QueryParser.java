package dev.tocsin.matching.query;

import dev.tocsin.matching.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the topic language by recursive descent; the grammar stands on the package's own page. */
public final class QueryParser {
  public static final int MAX_LENGTH = 20_000;
  public static final int MAX_DEPTH = 64;
  private static final int MAX_NEARS = 8;
  private static final String A_CLAUSE = "a word, a phrase or (";

  private final Source source;
  private final Reading reading;
  private final List<Token> tokens;
  private int at;
  private int depth;

  private QueryParser(Source source, Reading reading) {
    this.source = source;
    this.reading = reading;
    this.tokens = Lexer.tokens(source);
  }

  /** The query that a text means; a {@link TopicSyntaxException} says where it means none. */
  public static Query parse(String text) {
    return parse(text, new Reading("", id -> Optional.empty()));
  }

  /** The query that a text means as part of a topic. */
  static Query parse(String text, Reading reading) {
    return parse(text, QueryField.STORY, reading);
  }

  /** What a text means whose clauses search in these fields unless they name others. */
  static Query parse(String text, QueryField field, Reading reading) {
    Source source = new Source(text);
    if (text.length() > MAX_LENGTH) {
      throw source.error(
          MAX_LENGTH,
          "%,d characters".formatted(text.length()),
          "at most %,d".formatted(MAX_LENGTH),
          "split the topic into several");
    }
    QueryParser parser = new QueryParser(source, reading);
    Query query = parser.list(field, Kind.END);
    if (!parser.peek().is(Kind.END)) {
      throw source.error(
          parser.peek(), "the end of the query", "no parenthesis is open here: remove the )");
    }
    return query;
  }

  private Query list(QueryField field, Kind end) {
    int first = at;
    ClauseList list = new ClauseList(source, peek());
    boolean afterOr = false;
    while (!peek().is(end) && !peek().is(Kind.END) && !peek().is(Kind.CLOSE)) {
      Token start = peek();
      List<Clause> part = part(field);
      boolean beforeOr = accept(Kind.OR);
      list.add(part, start, afterOr || beforeOr);
      afterOr = beforeOr;
    }
    if (afterOr || at == first) {
      throw source.error(peek(), A_CLAUSE, "");
    }
    return list.query();
  }

  private List<Clause> part(QueryField field) {
    List<Clause> clauses = new ArrayList<>();
    do {
      clauses.add(clause(field));
    } while (accept(Kind.AND));
    return clauses;
  }

  private Clause clause(QueryField field) {
    Clause.Sign sign = Clause.Sign.NONE;
    if (accept(Kind.PLUS)) {
      sign = Clause.Sign.MUST;
    } else if (accept(Kind.NOT)) {
      sign = Clause.Sign.NOT;
    }
    return new Clause(sign, near(field));
  }

  private Query near(QueryField field) {
    int start = at;
    Query query = item(field);
    for (int count = 1; peek().is(Kind.NEAR) || peek().is(Kind.ONEAR); count++) {
      Token operator = take();
      if (count > MAX_NEARS) {
        throw source.error(operator, "at most " + MAX_NEARS + " NEARs in a row", "");
      }
      reading.charge(source, operator);
      refuseWithoutPlace(query, operator);
      Query right = item(field);
      refuseWithoutPlace(right, operator);
      String written = source.written(tokens.get(start).start(), tokens.get(at - 1).end());
      query = new Query.Near(query, right, operator.number(), operator.is(Kind.ONEAR), written);
    }
    return query;
  }

  private void refuseWithoutPlace(Query query, Token operator) {
    if (!Placed.has(query)) {
      throw source.error(
          operator,
          "a word, a phrase, or alternatives in parentheses on both sides",
          "what must or must not be found besides stands outside: (a NEAR/5 b) AND c");
    }
  }

  private Query item(QueryField field) {
    Token token = take();
    return switch (token.kind()) {
      case FIELD -> ofField(QueryField.named(token.text()).orElseThrow());
      case OPEN -> nested(token, field);
      case WORD, EXACT, PREFIX, PATTERN, FUZZY, PHRASE -> leaf(token, field);
      case FRAGMENT -> fragment(token, field);
      case AND, OR, NEAR, ONEAR -> throw source.error(token, A_CLAUSE, joinsNothing(token));
      default -> throw source.error(token, A_CLAUSE, "");
    };
  }

  private Query ofField(QueryField field) {
    if (peek().is(Kind.FIELD)) {
      throw source.error(peek(), A_CLAUSE, "a clause has one field");
    }
    return item(field);
  }

  private static String joinsNothing(Token operator) {
    return operator.text() + " stands between two clauses; put the word itself in quotes";
  }

  private Query nested(Token open, QueryField field) {
    if (++depth > MAX_DEPTH) {
      throw source.error(open, "at most " + MAX_DEPTH + " parentheses in each other", "");
    }
    Query query = list(field, Kind.CLOSE);
    if (!accept(Kind.CLOSE)) {
      throw source.error(
          open.start(), "a ( that is never closed", "a ) behind its last clause", "");
    }
    depth--;
    return query;
  }

  private Query fragment(Token name, QueryField field) {
    if (field.attribute().isPresent()) {
      throw source.error(name, "a whole value", "lang:, site: and category: compare whole values");
    }
    return reading.fragment(source, name, field);
  }

  private Query leaf(Token token, QueryField field) {
    reading.charge(source, token);
    String written = source.written(writtenFrom(), token.end());
    if (field.attribute().isPresent()) {
      return attribute(token, field.attribute().get(), written);
    }
    Set<TextField> in = field.fields();
    return switch (token.kind()) {
      case EXACT -> new Query.Exact(in, token.text(), written);
      case PREFIX -> new Query.Prefix(in, token.text(), written);
      case PATTERN -> new Query.Pattern(in, token.text(), written);
      case FUZZY -> new Query.Fuzzy(in, token.text(), token.number(), written);
      case PHRASE -> new Query.Phrase(in, token.text(), token.number(), written);
      default -> new Query.Word(in, token.text(), written);
    };
  }

  private Query attribute(Token token, Query.Attribute.Kind kind, String written) {
    boolean whole = token.is(Kind.WORD) || (token.is(Kind.PHRASE) && token.number() == 0);
    if (!whole) {
      throw source.error(token, "a whole value", "lang:, site: and category: compare whole values");
    }
    return new Query.Attribute(kind, token.text().strip(), written);
  }

  /** A clause is written from the field before it, if one stands there. */
  private int writtenFrom() {
    int leaf = at - 1;
    return leaf > 0 && tokens.get(leaf - 1).is(Kind.FIELD)
        ? tokens.get(leaf - 1).start()
        : tokens.get(leaf).start();
  }

  private boolean accept(Kind kind) {
    if (peek().is(kind)) {
      at++;
      return true;
    }
    return false;
  }

  private Token take() {
    Token token = peek();
    if (!token.is(Kind.END)) {
      at++;
    }
    return token;
  }

  private Token peek() {
    return tokens.get(at);
  }
}
