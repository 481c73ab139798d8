package dev.tocsin.matching;

import dev.tocsin.matching.Filing.Anchor;
import java.util.Arrays;

/**
 * The topics filed under each term, with the guard of each.
 *
 * <p>A term's list is pairs of topic number and guard in one array: walking it reads memory in
 * order, and touches no topic whose guard is absent.
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
    lists[term][length] = topic;
    lists[term][length + 1] = anchor.guard();
    lengths[term] = length + 2;
  }

  void remove(Anchor anchor, int topic) {
    int[] list = lists[anchor.term()];
    int at = 0;
    while (list[at] != topic || list[at + 1] != anchor.guard()) {
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

  /** Pairs of topic number and guard, {@link #length} ints of them. */
  int[] list(int term) {
    return term < lists.length ? lists[term] : NONE;
  }

  int length(int term) {
    return term < lists.length ? lengths[term] : 0;
  }
}
