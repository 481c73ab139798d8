package dev.tocsin.matching;

import dev.tocsin.matching.Terms.Kind;
import dev.tocsin.matching.query.Query;
import dev.tocsin.matching.query.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;

/**
 * Binds the queries of one topic to one language and keeps account of the terms that they use.
 *
 * <p>A clause that analysis leaves nothing of, such as a stop word, limits nothing: it is left out.
 */
final class Compiler {
  /** A wildcard, or all up to the next. */
  private static final Pattern PIECES = Pattern.compile("[*?]|[^*?]+");

  private final Analyzer analyzer;
  private final Terms terms;
  private final Ints used = new Ints();

  Compiler(Analyzer analyzer, Terms terms) {
    this.analyzer = analyzer;
    this.terms = terms;
  }

  /** The query in this language; empty when analysis leaves nothing of it. */
  Optional<Node> compile(Query query) {
    return switch (query) {
      case Query.Word word ->
          words(slots(Kind.WORD, word.text()), 0, word.fields(), word.written());
      case Query.Exact exact ->
          words(slots(Kind.EXACT, exact.text()), 0, exact.fields(), exact.written());
      case Query.Phrase phrase ->
          words(slots(Kind.WORD, phrase.text()), phrase.slop(), phrase.fields(), phrase.written());
      case Query.Prefix prefix -> shape(prefix.text() + "*", prefix.fields(), prefix.written());
      case Query.Pattern pattern -> shape(pattern.text(), pattern.fields(), pattern.written());
      case Query.Fuzzy fuzzy -> fuzzy(fuzzy);
      case Query.Near near -> near(near);
      case Query.Attribute attribute -> Optional.of(attribute(attribute));
      case Query.Group group -> group(group);
    };
  }

  /** The terms in use, each as often as it was taken: whoever drops the topic releases them. */
  int[] used() {
    return used.toArray();
  }

  /** How an attribute is written in {@link Terms}. */
  static String attribute(Query.Attribute.Kind kind, String value) {
    return kind + ":" + value.toLowerCase(Locale.ROOT);
  }

  private Node attribute(Query.Attribute attribute) {
    String value =
        attribute.kind() == Query.Attribute.Kind.LANGUAGE
            ? Analyzers.primary(attribute.value())
            : attribute.value();
    return new Node.Attribute(
        use(Kind.ATTRIBUTE, attribute(attribute.kind(), value)), attribute.written());
  }

  private Optional<Node> shape(String text, Set<TextField> in, String clause) {
    StringBuilder shape = new StringBuilder();
    int letters = 0;
    Matcher pieces = PIECES.matcher(text);
    while (pieces.find()) {
      boolean wildcard = pieces.group().equals("*") || pieces.group().equals("?");
      String piece = wildcard ? pieces.group() : PlainReader.normal(analyzer, pieces.group());
      letters += wildcard ? 0 : piece.length();
      shape.append(piece);
    }
    return letters == 0
        ? Optional.empty()
        : Optional.of(new Node.Word(use(Kind.SHAPE, shape.toString()), bits(in), clause));
  }

  private Optional<Node> fuzzy(Query.Fuzzy fuzzy) {
    String word = PlainReader.normal(analyzer, fuzzy.text());
    Kind kind = fuzzy.edits() == 1 ? Kind.FUZZY_1 : Kind.FUZZY_2;
    return word.isEmpty()
        ? Optional.empty()
        : Optional.of(new Node.Word(use(kind, word), bits(fuzzy.fields()), fuzzy.written()));
  }

  /** A side that analysis leaves nothing of limits nothing. */
  private Optional<Node> near(Query.Near near) {
    Optional<Node> left = compile(near.left());
    Optional<Node> right = compile(near.right());
    if (left.isEmpty() || right.isEmpty()) {
      return left.or(() -> right);
    }
    return Optional.of(
        new Near(left.get(), right.get(), near.distance(), near.ordered(), near.written()));
  }

  private Optional<Node> words(List<Slot> slots, int slop, Set<TextField> in, String clause) {
    int fields = bits(in);
    return switch (slots.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(word(slots.getFirst(), fields, clause));
      default -> Optional.of(Pair.of(new Node.Phrase(slots, slop, fields, clause)));
    };
  }

  private static Node word(Slot slot, int fields, String clause) {
    List<Node> readings = new ArrayList<>();
    for (int term : slot.terms()) {
      readings.add(new Node.Word(term, fields, clause));
    }
    return readings.size() == 1 ? readings.getFirst() : new Group(List.of(), readings, List.of());
  }

  private List<Slot> slots(Kind kind, String text) {
    List<Slot> slots = new ArrayList<>();
    List<Integer> readings = new ArrayList<>();
    int[] at = {Integer.MIN_VALUE};
    Tokens.read(
        kind == Kind.EXACT ? ExactWords.ANALYZER : analyzer,
        text,
        (term, position, start, end) -> {
          if (position != at[0]) {
            close(slots, at[0], readings);
            at[0] = position;
          }
          readings.add(use(kind, term));
        });
    close(slots, at[0], readings);
    return slots;
  }

  private static void close(List<Slot> slots, int position, List<Integer> readings) {
    if (!readings.isEmpty()) {
      slots.add(new Slot(position, readings.stream().distinct().toList()));
      readings.clear();
    }
  }

  private Optional<Node> group(Query.Group group) {
    List<Node> must = compiled(group.must());
    List<Node> should = compiled(group.should());
    List<Node> not = compiled(group.not());
    if (must.isEmpty() && should.isEmpty()) {
      return not.isEmpty() ? Optional.empty() : Optional.of(Group.NEVER);
    }
    return Optional.of(new Group(must, should, not));
  }

  private List<Node> compiled(List<Query> queries) {
    return queries.stream().map(this::compile).flatMap(Optional::stream).toList();
  }

  private int use(Kind kind, String text) {
    int term = terms.use(kind, text);
    used.add(term);
    return term;
  }

  private static int bits(Set<TextField> fields) {
    int bits = 0;
    for (TextField field : fields) {
      bits |= Document.bit(field);
    }
    return bits;
  }
}
