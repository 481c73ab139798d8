package dev.tocsin.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of two different words with one reading each, as most phrases are: whether and where it
 * stands in an article is told from this one object. The rest is told by the phrase itself.
 *
 * @param distance from the first word to the other when they stand as written
 */
record Pair(
    int one, int other, int distance, int slop, int fields, String clause, Node.Phrase phrase)
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
            phrase.clause(),
            phrase)
        : phrase;
  }

  @Override
  public boolean matches(Document document) {
    return find(document, 1, null);
  }

  @Override
  public void collect(Document document, Spans spans) {
    find(document, Spans.MOST, spans);
  }

  /**
   * Goes from place to place as {@link PhraseSearch} does; whether there was any.
   *
   * @param most places to find
   * @param spans takes them; null when nobody wants to know where they are
   */
  private boolean find(Document document, int most, @Nullable Spans spans) {
    int found = 0;
    int left = document.first(one);
    int right = document.first(other);
    while (left != Document.NONE && right != Document.NONE && found < most) {
      int beginning = document.position(left);
      int otherBeginning = document.position(right) - distance;
      if (Math.abs(beginning - otherBeginning) <= slop
          && (fields & Document.bit(Document.field(beginning))) != 0) {
        found++;
        if (spans != null) {
          spans.add(
              beginning,
              Math.min(document.start(left), document.start(right)),
              Math.max(document.end(left), document.end(right)),
              clause);
        }
      }
      if (beginning <= otherBeginning) {
        left = document.next(left);
      } else {
        right = document.next(right);
      }
    }
    return found > 0;
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
