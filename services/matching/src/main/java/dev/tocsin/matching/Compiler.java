package dev.tocsin.matching;

import dev.tocsin.domain.Match.Field;
import dev.tocsin.matching.Terms.Kind;
import dev.tocsin.matching.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;

/**
 * Binds the queries of one topic to one language and keeps account of the terms that they use.
 *
 * <p>A clause that analysis leaves nothing of, such as a stop word, limits nothing: it is left out.
 */
final class Compiler {
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
      case Query.Word word -> words(word.text(), 0, word.fields(), word.written());
      case Query.Phrase phrase ->
          words(phrase.text(), phrase.slop(), phrase.fields(), phrase.written());
      case Query.Prefix prefix -> prefix(prefix);
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
    return new Node.Attribute(use(Kind.ATTRIBUTE, attribute(attribute.kind(), value)));
  }

  private Optional<Node> prefix(Query.Prefix prefix) {
    String begin = PlainReader.normal(analyzer, prefix.text());
    return begin.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Node.Word(use(Kind.PREFIX, begin), bits(prefix.fields()), prefix.written()));
  }

  private Optional<Node> words(String text, int slop, Set<Field> in, String clause) {
    List<Slot> slots = slots(text);
    int fields = bits(in);
    return switch (slots.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(word(slots.getFirst(), fields, clause));
      default -> Optional.of(new Node.Phrase(slots, slop, fields, clause));
    };
  }

  private static Node word(Slot slot, int fields, String clause) {
    List<Node> readings = new ArrayList<>();
    for (int term : slot.terms()) {
      readings.add(new Node.Word(term, fields, clause));
    }
    return readings.size() == 1 ? readings.getFirst() : new Group(List.of(), readings, List.of());
  }

  private List<Slot> slots(String text) {
    List<Slot> slots = new ArrayList<>();
    List<Integer> readings = new ArrayList<>();
    int[] at = {Integer.MIN_VALUE};
    Tokens.read(
        analyzer,
        text,
        (term, position, start, end) -> {
          if (position != at[0]) {
            close(slots, at[0], readings);
            at[0] = position;
          }
          readings.add(use(Kind.WORD, term));
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

  private static int bits(Set<Field> fields) {
    int bits = 0;
    for (Field field : fields) {
      bits |= Document.bit(field);
    }
    return bits;
  }
}
