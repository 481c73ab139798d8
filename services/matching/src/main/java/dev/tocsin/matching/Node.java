package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/** A query bound to one language: its words are numbers of {@link Terms}. */
sealed interface Node {
  boolean matches(Document document);

  /** Adds the places that satisfied it; asked only of a node that matches. */
  void collect(Document document, Spans spans);

  /** Where it may be filed, by what is known now of how rare its terms are. */
  Filing filing(Terms terms);

  /** A word or a prefix, in some of the fields. */
  record Word(int term, int fields, String clause) implements Node {
    @Override
    public boolean matches(Document document) {
      return document.has(term, fields);
    }

    @Override
    public void collect(Document document, Spans spans) {
      int left = Spans.MOST;
      for (int at = document.first(term); at != Document.NONE && left > 0; at = document.next(at)) {
        if ((fields & Document.bit(Document.field(document.position(at)))) != 0) {
          spans.add(document.position(at), document.start(at), document.end(at), clause);
          left--;
        }
      }
    }

    @Override
    public Filing filing(Terms terms) {
      return Filing.under(term, terms);
    }
  }

  /** A fact about the article. */
  record Attribute(int term) implements Node {
    @Override
    public boolean matches(Document document) {
      return document.has(term);
    }

    @Override
    public void collect(Document document, Spans spans) {
      // A fact stands nowhere in the text.
    }

    @Override
    public Filing filing(Terms terms) {
      return Filing.under(term, terms);
    }
  }

  /** Clauses taken together, as {@link dev.tocsin.matching.query.Query.Group} defines it. */
  record Group(List<Node> must, List<Node> should, List<Node> not) implements Node {
    /** Matches nothing: for a group whose looked-for words are all stop words. */
    static final Group NEVER = new Group(List.of(), List.of(), List.of());

    public Group {
      must = List.copyOf(must);
      should = List.copyOf(should);
      not = List.copyOf(not);
    }

    @Override
    public boolean matches(Document document) {
      return (must.isEmpty() ? any(should, document) : all(must, document)) && !any(not, document);
    }

    private static boolean any(List<Node> nodes, Document document) {
      for (int i = 0; i < nodes.size(); i++) {
        if (nodes.get(i).matches(document)) {
          return true;
        }
      }
      return false;
    }

    private static boolean all(List<Node> nodes, Document document) {
      for (int i = 0; i < nodes.size(); i++) {
        if (!nodes.get(i).matches(document)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void collect(Document document, Spans spans) {
      must.forEach(node -> node.collect(document, spans));
      for (Node node : should) {
        if (node.matches(document)) {
          node.collect(document, spans);
        }
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

  /** Words in order; the way they are found is {@link PhraseSearch}'s. */
  record Phrase(List<Slot> slots, int slop, int fields, String clause) implements Node {
    public Phrase {
      slots = List.copyOf(slots);
    }

    @Override
    public boolean matches(Document document) {
      return hasAllWords(document) && new PhraseSearch(this, document).next();
    }

    private boolean hasAllWords(Document document) {
      for (int i = 0; i < slots.size(); i++) {
        if (!slots.get(i).isIn(document, fields)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void collect(Document document, Spans spans) {
      PhraseSearch search = new PhraseSearch(this, document);
      for (int left = Spans.MOST; left > 0 && search.next(); left--) {
        spans.add(search.position(), search.start(), search.end(), clause);
      }
    }

    @Override
    public Filing filing(Terms terms) {
      return Filing.all(slots.stream().map(slot -> slot.filing(terms)).toList());
    }
  }
}
