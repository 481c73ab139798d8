package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Clauses taken together, as {@link dev.tocsin.matching.query.Query.Group} defines it.
 *
 * <p>The words among them, which most are, lie in an array for each kind, as pairs of a term and
 * the fields that it is looked for in: asking them costs no walk from object to object, and they
 * are asked before what costs more.
 */
final class Group implements Node {
  private static final int[] NO_WORDS = {};
  private static final Node[] NO_NODES = {};

  /** Matches nothing: for a group whose looked-for words are all stop words. */
  static final Group NEVER = new Group(List.of(), List.of(), List.of());

  private final Node[] must;
  private final Node[] should;
  private final Node[] not;
  private final int[] mustWords;
  private final int[] shouldWords;
  private final int[] notWords;
  private final Node[] mustOthers;
  private final Node[] shouldOthers;
  private final Node[] notOthers;

  Group(List<Node> must, List<Node> should, List<Node> not) {
    this.must = array(must);
    this.should = array(should);
    this.not = array(not);
    mustWords = words(must);
    shouldWords = words(should);
    notWords = words(not);
    mustOthers = others(must);
    shouldOthers = others(should);
    notOthers = others(not);
  }

  private static Node[] array(List<Node> nodes) {
    return nodes.isEmpty() ? NO_NODES : nodes.toArray(Node[]::new);
  }

  private static Node[] others(List<Node> nodes) {
    return array(nodes.stream().filter(node -> !(node instanceof Word)).toList());
  }

  private static int[] words(List<Node> nodes) {
    Ints words = new Ints();
    for (Node node : nodes) {
      if (node instanceof Word word) {
        words.add(word.term());
        words.add(word.fields());
      }
    }
    return words.isEmpty() ? NO_WORDS : words.toArray();
  }

  List<Node> must() {
    return List.of(must);
  }

  List<Node> should() {
    return List.of(should);
  }

  List<Node> not() {
    return List.of(not);
  }

  /** The clause, when this is one word that analysis reads in several ways. */
  Optional<String> wordOfManyReadings() {
    if (must.length + not.length > 0 || !(should.length > 0 && should[0] instanceof Word first)) {
      return Optional.empty();
    }
    boolean same =
        Arrays.stream(should)
            .allMatch(node -> node instanceof Word word && word.clause().equals(first.clause()));
    return same ? Optional.of(first.clause()) : Optional.empty();
  }

  @Override
  public boolean matches(Document document) {
    boolean found =
        must.length == 0
            ? any(shouldWords, shouldOthers, document)
            : all(mustWords, mustOthers, document);
    return found && !any(notWords, notOthers, document);
  }

  private static boolean all(int[] words, Node[] others, Document document) {
    for (int i = 0; i < words.length; i += 2) {
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

  private static boolean any(int[] words, Node[] others, Document document) {
    for (int i = 0; i < words.length; i += 2) {
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
    for (Node node : must) {
      node.collect(document, spans);
    }
    for (Node node : should) {
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
    return must.length == 0 ? Filing.any(filings(should, terms)) : Filing.all(filings(must, terms));
  }

  private static List<Filing> filings(Node[] nodes, Terms terms) {
    List<Filing> filings = new ArrayList<>(nodes.length);
    for (Node node : nodes) {
      filings.add(node.filing(terms));
    }
    return filings;
  }
}
