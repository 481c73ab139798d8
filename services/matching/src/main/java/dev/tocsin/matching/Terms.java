package dev.tocsin.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The terms that queries look for, each with a small number while at least one query uses it, and
 * how often articles have them.
 *
 * <p>A word that no query uses has no number, so the dictionary is as large as the topics are and
 * no larger. A prefix, a wildcard or a fuzzy word is a term of its own: an article that has a word
 * like it has the term, which makes it as cheap to match as a word.
 */
final class Terms {
  static final int NONE = -1;

  enum Kind {
    /** A word as analysis leaves it. */
    WORD,
    /** A word as it stands in the text. */
    EXACT,
    /** A word with wildcards, of which a prefix is one. */
    SHAPE,
    /** A word that others may be one edit away from. */
    FUZZY_1,
    /** A word that others may be two edits away from. */
    FUZZY_2,
    /** A fact about a whole article. */
    ATTRIBUTE
  }

  private record Term(Kind kind, String text) {}

  private static final int KNOWN_LOG2 = 18;

  private static final Term FREE = new Term(Kind.WORD, "");

  private final Map<Kind, Map<String, Integer>> numbers = new EnumMap<>(Kind.class);

  /** A bit for the hash of each text that ever was in use. */
  private final long[] known = new long[1 << (KNOWN_LOG2 - 6)];

  private final WordShapes shapes = new WordShapes();
  private final FuzzyWords fuzzies = new FuzzyWords();
  private final Ints free = new Ints();
  private Term[] terms = new Term[64];
  private int[] uses = new int[64];
  private int[] seen = new int[64];
  private long[] since = new long[64];
  private int attributes;
  private int exacts;
  private int capacity;
  private long articles;
  private int revision;

  /** The term's number, which stays its own until it is {@link #release}d as often as used. */
  int use(Kind kind, String text) {
    int known = find(kind, text);
    int number = known == NONE ? number(new Term(kind, text)) : known;
    uses[number]++;
    return number;
  }

  void release(int number) {
    if (--uses[number] > 0) {
      return;
    }
    Term term = terms[number];
    terms[number] = FREE;
    ofKind(term.kind()).remove(term.text());
    free.add(number);
    revision++;
    noteUse(term, number, false);
  }

  /** The number of a term that some query uses, or {@link #NONE}. */
  int find(Kind kind, String text) {
    return isKnown(text.hashCode()) ? ofKind(kind).getOrDefault(text, NONE) : NONE;
  }

  /** Whether some query may want a word with this hash; most words no query wants. */
  boolean mayWant(int hash) {
    return hasLookalikes() || isKnown(hash);
  }

  /** Nearly all words that are looked for are in no query, and here that is told at once. */
  private boolean isKnown(int hash) {
    int bit = bit(hash);
    return (known[bit >>> 6] >>> bit & 1) != 0;
  }

  private static int bit(int hash) {
    return (hash * 0x9E3779B9) >>> (Integer.SIZE - KNOWN_LOG2);
  }

  boolean hasAttributes() {
    return attributes > 0;
  }

  boolean hasExacts() {
    return exacts > 0;
  }

  boolean hasLookalikes() {
    return !shapes.isEmpty() || !fuzzies.isEmpty();
  }

  /** Adds the prefixes, wildcards and fuzzy words in use that a word is one of. */
  void findLookalikes(String word, Ints found) {
    shapes.find(word, found);
    fuzzies.find(word, found);
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
    return capacity - free.size();
  }

  private Map<String, Integer> ofKind(Kind kind) {
    return numbers.computeIfAbsent(kind, each -> new HashMap<>());
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
    ofKind(term.kind()).put(term.text(), number);
    int bit = bit(term.text().hashCode());
    known[bit >>> 6] |= 1L << bit;
    revision++;
    noteUse(term, number, true);
    return number;
  }

  private void noteUse(Term term, int number, boolean used) {
    switch (term.kind()) {
      case WORD -> {}
      case EXACT -> exacts += used ? 1 : -1;
      case ATTRIBUTE -> attributes += used ? 1 : -1;
      case SHAPE -> {
        if (used) {
          shapes.add(term.text(), number);
        } else {
          shapes.remove(term.text(), number);
        }
      }
      case FUZZY_1, FUZZY_2 -> {
        int edits = term.kind() == Kind.FUZZY_1 ? 1 : 2;
        if (used) {
          fuzzies.add(term.text(), edits, number);
        } else {
          fuzzies.remove(term.text(), edits, number);
        }
      }
    }
  }
}
