package dev.tocsin.matching;

import java.util.List;

/**
 * A phrase of two different words with one reading each, as most phrases are: whether it stands in
 * an article is told from this one object. The rest is told by the phrase itself.
 *
 * @param distance from the first word to the other when they stand as written
 */
record Pair(int one, int other, int distance, int slop, int fields, Node.Phrase phrase)
    implements Node {

  /** The phrase, as a pair when it is one. */
  static Node of(Node.Phrase phrase) {
    List<Slot> slots = phrase.slots();
    boolean isPair =
        slots.size() == 2
            && slots.get(0).terms().size() + slots.get(1).terms().size() == 2
            && !slots.get(0).terms().equals(slots.get(1).terms());
    return isPair
        ? new Pair(
            slots.get(0).terms().getFirst(),
            slots.get(1).terms().getFirst(),
            slots.get(1).offset() - slots.get(0).offset(),
            phrase.slop(),
            phrase.fields(),
            phrase)
        : phrase;
  }

  @Override
  public boolean matches(Document document) {
    int left = document.first(one);
    int right = document.first(other);
    while (left != Document.NONE && right != Document.NONE) {
      int beginning = document.position(left);
      int otherBeginning = document.position(right) - distance;
      if (Math.abs(beginning - otherBeginning) <= slop
          && (fields & Document.bit(Document.field(beginning))) != 0) {
        return true;
      }
      if (beginning <= otherBeginning) {
        left = document.next(left);
      } else {
        right = document.next(right);
      }
    }
    return false;
  }

  @Override
  public void collect(Document document, Spans spans) {
    phrase.collect(document, spans);
  }

  @Override
  public void stretches(Document document, List<Stretch> into) {
    phrase.stretches(document, into);
  }

  @Override
  public Filing filing(Terms terms) {
    return phrase.filing(terms);
  }
}
