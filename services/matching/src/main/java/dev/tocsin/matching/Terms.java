package dev.tocsin.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms that queries look for, each with a small number while at least one query uses it, and
 * how often articles have them.
 *
 * <p>A word that no query uses has no number, so the dictionary is as large as the topics are and
 * no larger. A prefix is a term of its own: an article that has a word beginning so has the prefix,
 * which makes it as cheap to match as a word.
 */
final class Terms {
  static final int NONE = -1;

  enum Kind {
    WORD,
    PREFIX,
    ATTRIBUTE
  }

  private record Term(Kind kind, String text) {}

  private static final Term FREE = new Term(Kind.WORD, "");

  private final Map<Term, Integer> numbers = new HashMap<>();
  private final Map<Integer, Integer> prefixLengths = new TreeMap<>();
  private final Ints free = new Ints();
  private Term[] terms = new Term[64];
  private int[] uses = new int[64];
  private int[] seen = new int[64];
  private long[] since = new long[64];
  private int attributes;
  private int capacity;
  private long articles;
  private int revision;

  /** The term's number, which stays its own until it is {@link #release}d as often as used. */
  int use(Kind kind, String text) {
    Term term = new Term(kind, text);
    Integer known = numbers.get(term);
    int number = known == null ? number(term) : known;
    uses[number]++;
    return number;
  }

  void release(int number) {
    if (--uses[number] > 0) {
      return;
    }
    Term term = terms[number];
    terms[number] = FREE;
    numbers.remove(term);
    free.add(number);
    revision++;
    count(term, -1);
  }

  /** The number of a term that some query uses, or {@link #NONE}. */
  int find(Kind kind, String text) {
    return numbers.getOrDefault(new Term(kind, text), NONE);
  }

  boolean hasAttributes() {
    return attributes > 0;
  }

  boolean hasPrefixes() {
    return !prefixLengths.isEmpty();
  }

  /** Adds the prefixes in use that a word begins with. */
  void findPrefixes(String word, Ints found) {
    for (int length : prefixLengths.keySet()) {
      if (length > word.length()) {
        return;
      }
      int number = find(Kind.PREFIX, word.substring(0, length));
      if (number != NONE) {
        found.addOnce(number);
      }
    }
  }

  /** Counts an article, for {@link #frequency}. */
  void articlePassed() {
    articles++;
  }

  /** Counts an article that has the term and returns how many did so far. */
  int seen(int number) {
    return ++seen[number];
  }

  /**
   * The share of articles that have the term, as far as it was watched. A term that is new counts
   * as common: what is known to be rare is the better place to file a topic under.
   */
  double frequency(int number) {
    return (seen[number] + 1.0) / (articles - since[number] + 2.0);
  }

  /** Changes whenever what {@link #find} says of some word may have changed. */
  int revision() {
    return revision;
  }

  /** One more than the greatest number ever given. */
  int capacity() {
    return capacity;
  }

  int size() {
    return numbers.size();
  }

  private int number(Term term) {
    int number = free.isEmpty() ? capacity++ : free.removeLast();
    if (number == uses.length) {
      terms = Arrays.copyOf(terms, number * 2);
      uses = Arrays.copyOf(uses, number * 2);
      seen = Arrays.copyOf(seen, number * 2);
      since = Arrays.copyOf(since, number * 2);
    }
    terms[number] = term;
    seen[number] = 0;
    since[number] = articles;
    numbers.put(term, number);
    revision++;
    count(term, 1);
    return number;
  }

  private void count(Term term, int change) {
    switch (term.kind()) {
      case WORD -> {}
      case ATTRIBUTE -> attributes += change;
      case PREFIX -> {
        int length = term.text().length();
        int left = prefixLengths.getOrDefault(length, 0) + change;
        if (left == 0) {
          prefixLengths.remove(length);
        } else {
          prefixLengths.put(length, left);
        }
      }
    }
  }
}
