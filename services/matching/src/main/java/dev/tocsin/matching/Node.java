package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/** A query bound to one language: its words are numbers of {@link Terms}. */
sealed interface Node permits Node.Word, Node.Attribute, Node.Phrase, Pair, Near, Group {
  boolean matches(Document document);

  /** Adds the places that satisfied it; asked only of a node that matches. */
  void collect(Document document, Spans spans);

  /** Adds where it stands, so that others can be near it. */
  void stretches(Document document, List<Stretch> into);

  /** Where it may be filed, by what is known now of how rare its terms are. */
  Filing filing(Terms terms);

  /** A word, or what stands for many words, in some of the fields. */
  record Word(int term, int fields, String clause) implements Node {
    @Override
    public boolean matches(Document document) {
      return document.has(term, fields);
    }

    @Override
    public void collect(Document document, Spans spans) {
      collect(term, fields, clause, document, spans);
    }

    static void collect(int term, int fields, String clause, Document document, Spans spans) {
      int left = Spans.MOST;
      for (int at = document.first(term); at != Document.NONE && left > 0; at = document.next(at)) {
        if ((fields & Document.bit(Document.field(document.position(at)))) != 0) {
          spans.add(document.position(at), document.start(at), document.end(at), clause);
          left--;
        }
      }
    }

    @Override
    public void stretches(Document document, List<Stretch> into) {
      for (int at = document.first(term); at != Document.NONE; at = document.next(at)) {
        int position = document.position(at);
        if ((fields & Document.bit(Document.field(position))) != 0) {
          into.add(new Stretch(position, position, document.start(at), document.end(at)));
        }
      }
    }

    @Override
    public Filing filing(Terms terms) {
      return Filing.under(term, fields, terms);
    }
  }

  /** A fact about the article. */
  record Attribute(int term, String clause) implements Node {
    @Override
    public boolean matches(Document document) {
      return document.has(term);
    }

    @Override
    public void collect(Document document, Spans spans) {
      // A fact stands nowhere in the text.
    }

    @Override
    public void stretches(Document document, List<Stretch> into) {
      // A fact stands nowhere in the text.
    }

    @Override
    public Filing filing(Terms terms) {
      return Filing.under(term, Document.ALL_FIELDS, terms);
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
        spans.add(search.first(), search.start(), search.end(), clause);
      }
    }

    @Override
    public void stretches(Document document, List<Stretch> into) {
      PhraseSearch search = new PhraseSearch(this, document);
      while (search.next()) {
        into.add(new Stretch(search.first(), search.last(), search.start(), search.end()));
      }
    }

    @Override
    public Filing filing(Terms terms) {
      List<Filing> filings = new ArrayList<>(slots.size());
      for (Slot slot : slots) {
        filings.add(slot.filing(fields, terms));
      }
      return Filing.all(filings);
    }
  }
}
