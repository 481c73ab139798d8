package dev.tocsin.benchmarks.conformance;

import dev.tocsin.benchmarks.conformance.Expectation.All;
import dev.tocsin.benchmarks.conformance.Expectation.Claim;
import dev.tocsin.benchmarks.conformance.Expectation.Either;
import dev.tocsin.benchmarks.conformance.Expectation.Not;
import dev.tocsin.benchmarks.conformance.Expectation.Unjudged;
import dev.tocsin.benchmarks.conformance.PythonTokens.Kind;
import dev.tocsin.benchmarks.conformance.PythonTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the Python in which feedparser's tests say what they expect, as in {@code not bozo and
 * entries[0]['title'] == 'Example'}.
 *
 * <p>Comparisons of our fields with a literal become claims. The rest of the language is understood
 * as far as one must to know which fields it names.
 */
final class PythonExpectation {

  /** What an operand comes to. */
  private sealed interface Operand {
    record Literal(Optional<String> text) implements Operand {}

    record Numbers(List<Integer> numbers) implements Operand {}

    record Path(List<String> steps) implements Operand {}

    record Condition(Expectation expectation) implements Operand {}

    record Other(Set<Field> named) implements Operand {}
  }

  private final List<Token> tokens;
  private int at;

  private PythonExpectation(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws IllegalArgumentException if this is no Python that we know
   */
  static Expectation read(String expression) {
    PythonExpectation reader = new PythonExpectation(PythonTokens.of(expression));
    Expectation read = reader.either();
    if (reader.next().kind() != Kind.END) {
      throw new IllegalArgumentException("not understood: " + expression);
    }
    return read;
  }

  private Expectation either() {
    List<Expectation> parts = new ArrayList<>(List.of(all()));
    while (took("or")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Either(parts);
  }

  private Expectation all() {
    List<Expectation> parts = new ArrayList<>(List.of(not()));
    while (took("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  private Expectation not() {
    return took("not") ? new Not(not()) : comparison();
  }

  /** A chain such as {@code a == b == 'c'} compares each with the next. */
  private Expectation comparison() {
    List<Operand> operands = new ArrayList<>(List.of(sum()));
    List<String> signs = new ArrayList<>();
    for (Optional<String> sign = sign(); sign.isPresent(); sign = sign()) {
      signs.add(sign.get());
      operands.add(sum());
    }
    if (signs.isEmpty()) {
      return operands.getFirst() instanceof Operand.Condition condition
          ? condition.expectation()
          : new Unjudged(named(operands));
    }
    if (signs.stream().allMatch(sign -> sign.equals("==") || sign.equals("is"))) {
      return equal(operands);
    }
    if (signs.equals(List.of("!=")) || signs.equals(List.of("is not"))) {
      return new Not(equal(operands));
    }
    return new Unjudged(named(operands));
  }

  private static Expectation equal(List<Operand> operands) {
    Operand last = operands.getLast();
    List<Expectation> parts = new ArrayList<>();
    for (Operand operand : operands.subList(0, operands.size() - 1)) {
      parts.add(
          operand instanceof Operand.Path path ? claim(path, last) : new Unjudged(named(operands)));
    }
    return parts.size() == 1 ? parts.getFirst() : new All(parts);
  }

  private static Expectation claim(Operand.Path path, Operand value) {
    Optional<Place> place = FeedparserNames.place(path.steps());
    Expectation unjudged = new Unjudged(FeedparserNames.named(path.steps()));
    return switch (value) {
      case Operand.Literal literal ->
          place.<Expectation>map(where -> new Claim(where, literal.text())).orElse(unjudged);
      case Operand.Numbers time when time.numbers().size() >= 6 ->
          place
              .<Expectation>map(where -> new Claim(where, Optional.of(iso(time.numbers()))))
              .orElse(unjudged);
      default -> unjudged;
    };
  }

  /** From Python's tuple of year, month, day, hour, minute and second. */
  private static String iso(List<Integer> time) {
    return "%04d-%02d-%02dT%02d:%02d:%02dZ".formatted(time.subList(0, 6).toArray());
  }

  private Operand sum() {
    Operand left = operand();
    while (took("+")) {
      Operand right = operand();
      left =
          left instanceof Operand.Literal first && right instanceof Operand.Literal second
              ? new Operand.Literal(Optional.of(first.text().orElse("") + second.text().orElse("")))
              : new Operand.Other(named(List.of(left, right)));
    }
    return left;
  }

  private Operand operand() {
    Token token = next();
    return switch (token.kind()) {
      case STRING -> {
        StringBuilder text = new StringBuilder(token.text());
        while (peek().kind() == Kind.STRING) {
          text.append(next().text());
        }
        yield new Operand.Literal(Optional.of(text.toString()));
      }
      case NUMBER -> new Operand.Numbers(List.of((int) Double.parseDouble(token.text())));
      case WORD -> token.is("None") ? new Operand.Literal(Optional.empty()) : path(token.text());
      case SIGN, END -> group(token);
    };
  }

  private Operand group(Token opening) {
    return switch (opening.text()) {
      case "-" -> new Operand.Other(named(List.of(operand())));
      case "(" -> isCondition() ? condition() : numbers(")");
      case "[" -> numbers("]");
      case "{" -> new Operand.Other(skipped("}"));
      default -> throw new IllegalArgumentException("not understood: " + opening.text());
    };
  }

  private Operand condition() {
    Expectation inner = either();
    expect(")");
    return new Operand.Condition(inner);
  }

  /** A tuple of numbers is a value; any other is none that we compare. */
  private Operand numbers(String closing) {
    List<Operand> items = new ArrayList<>();
    while (!took(closing)) {
      items.add(sum());
      took(",");
    }
    List<Integer> numbers = new ArrayList<>();
    for (Operand item : items) {
      if (!(item instanceof Operand.Numbers number)) {
        return new Operand.Other(named(items));
      }
      numbers.addAll(number.numbers());
    }
    return new Operand.Numbers(numbers);
  }

  /** In brackets stands a condition when it begins with a word, else a tuple. */
  private boolean isCondition() {
    return peek().kind() == Kind.WORD;
  }

  private Operand path(String root) {
    List<String> steps = new ArrayList<>(List.of(root));
    while (true) {
      if (took(".")) {
        steps.add(next().text());
      } else if (took("[")) {
        boolean negative = took("-");
        steps.add((negative ? "-" : "") + next().text());
        expect("]");
      } else if (took("(")) {
        return called(steps);
      } else {
        return new Operand.Path(steps);
      }
    }
  }

  /** Of calls we know the one that asks whether there is a key. */
  private Operand called(List<String> steps) {
    boolean asksForKey = steps.getLast().equals("has_key") && peek().kind() == Kind.STRING;
    if (!asksForKey) {
      Set<Field> named = new HashSet<>(FeedparserNames.named(steps));
      named.addAll(skipped(")"));
      return new Operand.Other(named);
    }
    List<String> key = new ArrayList<>(steps.subList(0, steps.size() - 1));
    key.add(next().text());
    expect(")");
    Expectation absent = claim(new Operand.Path(key), new Operand.Literal(Optional.empty()));
    return new Operand.Condition(new Not(absent));
  }

  private Set<Field> skipped(String closing) {
    Set<Field> named = new HashSet<>();
    while (!took(closing)) {
      if (peek().kind() == Kind.WORD) {
        named.addAll(named(List.of(operand())));
      } else if (next().kind() == Kind.END) {
        throw new IllegalArgumentException("no " + closing);
      }
    }
    return named;
  }

  private static Set<Field> named(List<Operand> operands) {
    Set<Field> named = new HashSet<>();
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Path path -> named.addAll(FeedparserNames.named(path.steps()));
        case Operand.Other other -> named.addAll(other.named());
        case Operand.Condition condition -> condition.expectation().named().forEach(named::add);
        case Operand.Literal literal -> {}
        case Operand.Numbers numbers -> {}
      }
    }
    return named;
  }

  private Optional<String> sign() {
    if (took("is")) {
      return Optional.of(took("not") ? "is not" : "is");
    }
    if (took("not")) {
      expect("in");
      return Optional.of("not in");
    }
    for (String sign : List.of("==", "!=", "<=", ">=", "<", ">", "in")) {
      if (took(sign)) {
        return Optional.of(sign);
      }
    }
    return Optional.empty();
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean took(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String word) {
    if (!took(word)) {
      throw new IllegalArgumentException("no " + word + " but " + peek().text());
    }
  }
}
