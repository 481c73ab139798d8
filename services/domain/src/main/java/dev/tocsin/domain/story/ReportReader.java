package dev.tocsin.domain.story;

import java.util.Arrays;

/**
 * Reads a text into the vector of its telling words and the sample of its runs of words.
 *
 * <p>A word weighs by how often it stands (three times as much among the first 40, where a report
 * says what happened) and by how rare it is: in the background counts, and in the stories that are
 * open now. So the words of every other story lose their weight as they come up, in any language,
 * and nothing is kept for it that the open stories do not say anyway.
 */
final class ReportReader {
  private static final int MOST_WORDS = 2_000;
  private static final int LEAD_WORDS = 40;
  private static final int LEAD_TIMES = 3;
  private static final double NUMBER_TIMES = 1.5;

  /** A copy shows at the beginning; what follows differs by how much an outlet prints. */
  private static final int SHINGLED_WORDS = 200;

  /** A word that stands in every twelfth text tells nothing (natural logarithm). */
  private static final double LEAST_RARITY = 2.5;

  private static final int STORIES_UNCOUNTED = 8;

  /** The heaviest words of a report; those that follow hardly weigh. */
  static final int WORDS_KEPT = 60;

  private static final int TABLE = 1 << 13;
  private static final double[] LOGS = new double[TABLE];

  static {
    for (int i = 1; i < TABLE; i++) {
      LOGS[i] = StrictMath.log(i);
    }
  }

  private final WordReader reader;
  private final WordCounts background;
  private final WordIndex open;

  private final int[] places = new int[2 * Integer.highestOneBit(2 * MOST_WORDS)];
  private final int[] words = new int[MOST_WORDS];
  private final int[] counts = new int[MOST_WORDS];
  private final int[] lengths = new int[MOST_WORDS];
  private final int[] starts = new int[MOST_WORDS];
  private final int[] ends = new int[MOST_WORDS];
  private final boolean[] numbers = new boolean[MOST_WORDS];
  private final int[] surfaces = new int[SHINGLED_WORDS];
  private final double[] weights = new double[MOST_WORDS];
  private final long[] order = new long[MOST_WORDS];
  private int distinct;
  private int shingled;

  ReportReader(String language, WordIndex open) {
    this.reader = new WordReader(Stemming.of(language));
    this.background = WordCounts.of(language);
    this.open = open;
  }

  /**
   * Reads a text.
   *
   * @param openStories of its language, at this moment
   */
  Reading read(CharSequence text, int openStories) {
    count(text);
    int kept = weigh(openStories);
    return new Reading(text, vector(kept), spans(kept), shingles());
  }

  private void count(CharSequence text) {
    Arrays.fill(places, 0);
    distinct = 0;
    shingled = 0;
    reader.read(text);
    for (int position = 1; position <= MOST_WORDS && reader.next(); position++) {
      int surface = reader.surface();
      if (shingled < SHINGLED_WORDS) {
        surfaces[shingled++] = surface;
      }
      if (reader.length() > 1 || reader.isNumber()) {
        counts[index()] += position <= LEAD_WORDS ? LEAD_TIMES : 1;
      }
    }
  }

  /** Where the current word is counted. */
  private int index() {
    int length = reader.isPair() ? Integer.MAX_VALUE : reader.length();
    int word = reader.stem();
    int mask = places.length - 1;
    int place = word & mask;
    while (places[place] != 0) {
      if (words[places[place] - 1] == word) {
        return places[place] - 1;
      }
      place = (place + 1) & mask;
    }
    int index = distinct++;
    places[place] = index + 1;
    words[index] = word;
    counts[index] = 0;
    lengths[index] = length;
    starts[index] = reader.start();
    ends[index] = reader.end();
    numbers[index] = reader.isNumber();
    return index;
  }

  /** Weighs the words and sorts them, the heaviest last; the answer is how many are kept. */
  private int weigh(int openStories) {
    double items = log(background.items() + openStories + 1);
    int telling = 0;
    for (int i = 0; i < distinct; i++) {
      double rarity = items - log(1 + background.count(words[i], lengths[i]) + openWith(words[i]));
      if (rarity >= LEAST_RARITY) {
        weights[i] =
            log(counts[i] + 1) * rarity * Math.sqrt(rarity) * (numbers[i] ? NUMBER_TIMES : 1);
        order[telling++] =
            ((long) Float.floatToRawIntBits((float) weights[i]) << 32) | (MOST_WORDS - i);
      }
    }
    Arrays.sort(order, 0, telling);
    int kept = Math.min(telling, WORDS_KEPT);
    System.arraycopy(order, telling - kept, order, 0, kept);
    return kept;
  }

  /**
   * What the open stories say of how common a word is. Where the counts are well founded, its
   * stories count, and a few of them are no evidence; where they are guessed, its reports do, since
   * it must be learned soon what stands in every headline.
   */
  private int openWith(int word) {
    return background.isGuessed()
        ? open.reports(word)
        : Math.max(0, open.stories(word) - STORIES_UNCOUNTED);
  }

  /** The i-th heaviest of the words that are kept. */
  private int heaviest(int i, int kept) {
    return MOST_WORDS - (int) order[kept - 1 - i];
  }

  private WordVector vector(int kept) {
    double square = 0;
    for (int i = 0; i < kept; i++) {
      double weight = weights[heaviest(i, kept)];
      square += weight * weight;
    }
    double scale = WordVector.LENGTH / Math.sqrt(square);
    int[] its = new int[kept];
    short[] itsWeights = new short[kept];
    for (int i = 0; i < kept; i++) {
      int index = heaviest(i, kept);
      its[i] = words[index];
      itsWeights[i] = (short) Math.max(1, Math.round(weights[index] * scale));
    }
    return new WordVector(its, itsWeights);
  }

  private int[] spans(int kept) {
    int[] spans = new int[2 * kept];
    for (int i = 0; i < kept; i++) {
      int index = heaviest(i, kept);
      spans[2 * i] = starts[index];
      spans[2 * i + 1] = ends[index];
    }
    return spans;
  }

  private Shingles shingles() {
    if (shingled < 3) {
      return Shingles.NONE;
    }
    int[] all = new int[shingled - 2];
    for (int i = 0; i < all.length; i++) {
      all[i] = Hashes.of(surfaces[i], surfaces[i + 1], surfaces[i + 2]);
    }
    Arrays.sort(all);
    int kept = 0;
    for (int i = 0; i < all.length && kept < Shingles.KEPT; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[kept++] = all[i];
      }
    }
    return new Shingles(Arrays.copyOf(all, kept));
  }

  private static double log(int number) {
    return number < TABLE ? LOGS[number] : StrictMath.log(number);
  }
}
