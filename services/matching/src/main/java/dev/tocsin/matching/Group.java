package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/** Clauses taken together, as {@link dev.tocsin.matching.query.Query.Group} defines it. */
final class Group implements Node {
  /** Matches nothing: for a group whose looked-for words are all stop words. */
  static final Group NEVER = new Group(List.of(), List.of(), List.of());

  private final Node[] must;
  private final Node[] should;
  private final Node[] not;

  Group(List<Node> must, List<Node> should, List<Node> not) {
    this.must = must.toArray(Node[]::new);
    this.should = should.toArray(Node[]::new);
    this.not = not.toArray(Node[]::new);
  }

  @Override
  public boolean matches(Document document) {
    return (must.length == 0 ? any(should, document) : all(must, document)) && !any(not, document);
  }

  private static boolean any(Node[] nodes, Document document) {
    for (Node node : nodes) {
      if (node.matches(document)) {
        return true;
      }
    }
    return false;
  }

  private static boolean all(Node[] nodes, Document document) {
    for (Node node : nodes) {
      if (!node.matches(document)) {
        return false;
      }
    }
    return true;
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
