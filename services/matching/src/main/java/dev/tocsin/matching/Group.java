package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clauses taken together, as {@link dev.tocsin.matching.query.Query.Group} defines it.
 *
 * <p>The words among them, which most are, lie in one array, as pairs of a term and the fields that
 * it is looked for in: asking them costs no walk from object to object, each of which is likely to
 * be a wait for memory. They are asked before what costs more.
 */
final class Group implements Node {
  private static final Node[] NO_NODES = {};

  /** Matches nothing: for a group whose looked-for words are all stop words. */
  static final Group NEVER = new Group(List.of(), List.of(), List.of());

  /** Those that must be found, then those of which one should be, then those that must not. */
  private final int[] words;

  /** The clause of each word. */
  private final String[] clauses;

  /** Where in {@link #words} the second and the third of its parts begin. */
  private final int shouldFrom;

  private final int notFrom;

  private final Node[] mustOthers;
  private final Node[] shouldOthers;
  private final Node[] notOthers;

  private final List<Node> must;
  private final List<Node> should;
  private final List<Node> not;

  Group(List<Node> must, List<Node> should, List<Node> not) {
    this.must = List.copyOf(must);
    this.should = List.copyOf(should);
    this.not = List.copyOf(not);
    mustOthers = others(must);
    shouldOthers = others(should);
    notOthers = others(not);
    shouldFrom = 2 * (must.size() - mustOthers.length);
    notFrom = shouldFrom + 2 * (should.size() - shouldOthers.length);
    List<Word> all =
        Stream.of(must, should, not)
            .flatMap(List::stream)
            .filter(Word.class::isInstance)
            .map(Word.class::cast)
            .toList();
    words = all.stream().flatMapToInt(word -> IntStream.of(word.term(), word.fields())).toArray();
    clauses = all.stream().map(Word::clause).toArray(String[]::new);
  }

  private static Node[] others(List<Node> nodes) {
    List<Node> others = nodes.stream().filter(node -> !(node instanceof Word)).toList();
    return others.isEmpty() ? NO_NODES : others.toArray(Node[]::new);
  }

  /** Has its words at hand. */
  void prefetch(Prefetch prefetch) {
    prefetch.take(words.length + clauses.length);
  }

  List<Node> must() {
    return must;
  }

  List<Node> should() {
    return should;
  }

  List<Node> not() {
    return not;
  }

  /** The clause, when this is one word that analysis reads in several ways. */
  Optional<String> wordOfManyReadings() {
    if (must.size() + not.size() > 0
        || should.isEmpty()
        || !(should.getFirst() instanceof Word first)) {
      return Optional.empty();
    }
    boolean same =
        should.stream()
            .allMatch(node -> node instanceof Word word && word.clause().equals(first.clause()));
    return same ? Optional.of(first.clause()) : Optional.empty();
  }

  @Override
  public boolean matches(Document document) {
    boolean found =
        shouldFrom + mustOthers.length == 0
            ? any(shouldFrom, notFrom, shouldOthers, document)
            : all(0, shouldFrom, mustOthers, document);
    return found && !any(notFrom, words.length, notOthers, document);
  }

  private boolean all(int from, int to, Node[] others, Document document) {
    for (int i = from; i < to; i += 2) {
      if (!document.has(words[i], words[i + 1])) {
        return false;
      }
    }
    for (Node node : others) {
      if (!node.matches(document)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(int from, int to, Node[] others, Document document) {
    for (int i = from; i < to; i += 2) {
      if (document.has(words[i], words[i + 1])) {
        return true;
      }
    }
    for (Node node : others) {
      if (node.matches(document)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void collect(Document document, Spans spans) {
    for (int i = 0; i < notFrom; i += 2) {
      Word.collect(words[i], words[i + 1], clauses[i / 2], document, spans);
    }
    for (Node node : mustOthers) {
      node.collect(document, spans);
    }
    for (Node node : shouldOthers) {
      if (node.matches(document)) {
        node.collect(document, spans);
      }
    }
  }

  @Override
  public void stretches(Document document, List<Stretch> into) {
    for (Node node : should) {
      node.stretches(document, into);
    }
  }

  @Override
  public Filing filing(Terms terms) {
    return must.isEmpty() ? Filing.any(filings(should, terms)) : Filing.all(filings(must, terms));
  }

  private static List<Filing> filings(List<Node> nodes, Terms terms) {
    List<Filing> filings = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      filings.add(node.filing(terms));
    }
    return filings;
  }
}
