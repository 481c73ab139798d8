package dev.tocsin.domain.story;

import java.util.Arrays;

/**
 * Which open stories have a word, and how much of it: the summed weight in their reports.
 *
 * <p>Stories are told apart by small numbers that are given again when one is closed. It is an open
 * hash table of sorted lists in arrays of int, so that a story costs about what its words do.
 */
final class WordIndex {
  private static final int PAIR = 2;
  private static final int SMALLEST = 1 << 10;
  private static final int[] NOTHING = {};

  private int[] words = {};
  private int[][] lists = {};
  private int[] sizes = {};
  private int[] reports = {};
  private int used;

  /** By story, the length of the sum of its vectors, squared. */
  private long[] squares = new long[SMALLEST];

  WordIndex() {
    allocate(SMALLEST);
  }

  /** How many stories have the word. */
  int stories(int word) {
    return sizes[place(word)];
  }

  /** How many reports have the word, over all stories. */
  int reports(int word) {
    return reports[place(word)];
  }

  /** Where the list of a word is, until the index changes. */
  int listOf(int word) {
    return place(word);
  }

  /** How many stories a list has. */
  int size(int list) {
    return sizes[list];
  }

  /** The stories of a list, by number: number and weight by turns, and then nothing of worth. */
  int[] pairs(int list) {
    return lists[list];
  }

  /** The weight of a word in a story. */
  int weight(int word, int story) {
    int place = place(word);
    int found = search(lists[place], sizes[place], story);
    return found < 0 ? 0 : lists[place][PAIR * found + 1];
  }

  /** Length of the sum of a story's vectors, squared. */
  double square(int story) {
    return story < squares.length ? squares[story] : 0;
  }

  /** Adds the weight of a word in a report to its weight in a story, or takes it away. */
  void add(int word, int story, int weight) {
    long before = addToList(word, story, weight);
    if (story >= squares.length) {
      squares = Arrays.copyOf(squares, 2 * story);
    }
    squares[story] += 2 * before * weight + (long) weight * weight;
  }

  /** The answer is what the weight was before. */
  private int addToList(int word, int story, int weight) {
    int place = place(word);
    if (words[place] == 0) {
      if (2 * (used + 1) > words.length) {
        grow();
        place = place(word);
      }
      words[place] = word;
      lists[place] = new int[PAIR];
      used++;
    }
    reports[place] += weight > 0 ? 1 : -1;
    int found = search(lists[place], sizes[place], story);
    if (found < 0) {
      insert(place, -found - 1, story, weight);
      return 0;
    }
    int before = lists[place][PAIR * found + 1];
    lists[place][PAIR * found + 1] = before + weight;
    if (before + weight == 0) {
      remove(place, found);
    }
    return before;
  }

  /** Index of a story in a list, or -(where it would stand) - 1. */
  private static int search(int[] list, int size, int story) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int there = list[PAIR * middle];
      if (there == story) {
        return middle;
      }
      if (there < story) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private void insert(int place, int index, int story, int weight) {
    int end = PAIR * sizes[place];
    if (end == lists[place].length) {
      lists[place] = Arrays.copyOf(lists[place], end + Math.max(PAIR, (end / 4) * PAIR));
    }
    int[] list = lists[place];
    System.arraycopy(list, PAIR * index, list, PAIR * (index + 1), end - PAIR * index);
    list[PAIR * index] = story;
    list[PAIR * index + 1] = weight;
    sizes[place]++;
  }

  private void remove(int place, int index) {
    int[] list = lists[place];
    int end = PAIR * sizes[place];
    System.arraycopy(list, PAIR * (index + 1), list, PAIR * index, end - PAIR * (index + 1));
    sizes[place]--;
    if (sizes[place] == 0) {
      free(place);
    }
  }

  /** Takes a word out and moves those up that had to give way to it. */
  private void free(int place) {
    int mask = words.length - 1;
    int hole = place;
    int next = (hole + 1) & mask;
    while (words[next] != 0) {
      int home = words[next] & mask;
      if (((next - home) & mask) >= ((next - hole) & mask)) {
        move(next, hole);
        hole = next;
      }
      next = (next + 1) & mask;
    }
    words[hole] = 0;
    lists[hole] = NOTHING;
    sizes[hole] = 0;
    reports[hole] = 0;
    used--;
  }

  private void move(int from, int to) {
    words[to] = words[from];
    lists[to] = lists[from];
    sizes[to] = sizes[from];
    reports[to] = reports[from];
  }

  private int place(int word) {
    int mask = words.length - 1;
    int place = word & mask;
    while (words[place] != 0 && words[place] != word) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void allocate(int places) {
    words = new int[places];
    lists = new int[places][];
    Arrays.fill(lists, NOTHING);
    sizes = new int[places];
    reports = new int[places];
  }

  private void grow() {
    int[] oldWords = words;
    int[][] oldLists = lists;
    int[] oldSizes = sizes;
    int[] oldReports = reports;
    allocate(2 * oldWords.length);
    for (int i = 0; i < oldWords.length; i++) {
      if (oldWords[i] != 0) {
        int place = place(oldWords[i]);
        words[place] = oldWords[i];
        lists[place] = oldLists[i];
        sizes[place] = oldSizes[i];
        reports[place] = oldReports[i];
      }
    }
  }
}
