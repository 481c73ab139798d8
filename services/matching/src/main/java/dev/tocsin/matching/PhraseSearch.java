package dev.tocsin.matching;

import java.util.List;

/**
 * Finds the places where a phrase stands, one after the other.
 *
 * <p>Each slot of the phrase says where the phrase would begin were that slot in its place. The
 * phrase stands where these beginnings are no further apart than the slop. The search always moves
 * the slot whose beginning is lowest, so each occurrence is looked at once, however often the text
 * repeats itself.
 */
final class PhraseSearch {
  private final Cursor[] cursors;

  /** Of each slot the earlier one with the same words, which may not be the same occurrence. */
  private final int[] twins;

  private final int slop;
  private boolean begun;
  private int first;
  private int last;
  private int start;
  private int end;

  PhraseSearch(Node.Phrase phrase, Document document) {
    List<Slot> slots = phrase.slots();
    slop = phrase.slop();
    cursors = new Cursor[slots.size()];
    twins = new int[slots.size()];
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = new Cursor(slots.get(i), phrase.fields(), document);
      twins[i] = i - 1;
      while (twins[i] >= 0 && !slots.get(twins[i]).terms().equals(slots.get(i).terms())) {
        twins[i]--;
      }
    }
  }

  /** Goes to the next place; false when there is none. */
  boolean next() {
    if (begun) {
      lowest().next();
    }
    begun = true;
    while (keepTwinsApart()) {
      Cursor lowest = lowest();
      if (greatestBeginning() - lowest.beginning() <= slop) {
        note();
        return true;
      }
      lowest.next();
    }
    return false;
  }

  /** Position of the first word of the place. */
  int first() {
    return first;
  }

  /** Position of the last word of the place. */
  int last() {
    return last;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Moves later twins behind their earlier ones; false when some slot has no occurrence left. */
  private boolean keepTwinsApart() {
    for (int i = 0; i < cursors.length; i++) {
      if (cursors[i].isPastAll()) {
        return false;
      }
      if (twins[i] >= 0) {
        cursors[i].seek(cursors[twins[i]].position() + 1);
        if (cursors[i].isPastAll()) {
          return false;
        }
      }
    }
    return true;
  }

  private Cursor lowest() {
    Cursor lowest = cursors[0];
    for (Cursor cursor : cursors) {
      if (cursor.beginning() < lowest.beginning()) {
        lowest = cursor;
      }
    }
    return lowest;
  }

  private int greatestBeginning() {
    int greatest = cursors[0].beginning();
    for (Cursor cursor : cursors) {
      greatest = Math.max(greatest, cursor.beginning());
    }
    return greatest;
  }

  private void note() {
    first = cursors[0].position();
    last = first;
    start = cursors[0].start();
    end = cursors[0].end();
    for (Cursor cursor : cursors) {
      first = Math.min(first, cursor.position());
      last = Math.max(last, cursor.position());
      start = Math.min(start, cursor.start());
      end = Math.max(end, cursor.end());
    }
  }
}
