package dev.tocsin.matching;

import dev.tocsin.matching.Filing.Anchor;
import java.util.Arrays;

/**
 * The topics filed under each term, with the fields that it must stand in and the guard of each.
 *
 * <p>A term's list is pairs of entry and guard in one array, the entry being topic number and
 * fields in one: walking it reads memory in order, and touches no topic whose term stands elsewhere
 * or whose guard is absent.
 */
final class Postings {
  private static final int[] NONE = {};

  private int[][] lists = {};
  private int[] lengths = {};

  void add(Anchor anchor, int topic) {
    int term = anchor.term();
    if (term >= lists.length) {
      int room = Math.max(64, Integer.highestOneBit(term) * 2);
      int before = lists.length;
      lists = Arrays.copyOf(lists, room);
      Arrays.fill(lists, before, room, NONE);
      lengths = Arrays.copyOf(lengths, room);
    }
    int length = lengths[term];
    if (length == lists[term].length) {
      lists[term] = Arrays.copyOf(lists[term], Math.max(4, length * 2));
    }
    lists[term][length] = entry(anchor, topic);
    lists[term][length + 1] = anchor.guard();
    lengths[term] = length + 2;
  }

  void remove(Anchor anchor, int topic) {
    int[] list = lists[anchor.term()];
    int at = 0;
    int entry = entry(anchor, topic);
    while (list[at] != entry || list[at + 1] != anchor.guard()) {
      at += 2;
    }
    int end = lengths[anchor.term()] - 2;
    list[at] = list[end];
    list[at + 1] = list[end + 1];
    lengths[anchor.term()] = end;
    if (end == 0) {
      lists[anchor.term()] = NONE;
    } else if (end < list.length / 4) {
      lists[anchor.term()] = Arrays.copyOf(list, list.length / 2);
    }
  }

  private static int entry(Anchor anchor, int topic) {
    return WithFields.of(topic, anchor.fields());
  }

  static int topic(int entry) {
    return WithFields.number(entry);
  }

  /** The fields that the term must stand in one of, as {@link Document#bit}s. */
  static int fields(int entry) {
    return WithFields.fields(entry);
  }

  /** Pairs of entry and guard, {@link #length} ints of them. */
  int[] list(int term) {
    return term < lists.length ? lists[term] : NONE;
  }

  int length(int term) {
    return term < lists.length ? lengths[term] : 0;
  }
}
