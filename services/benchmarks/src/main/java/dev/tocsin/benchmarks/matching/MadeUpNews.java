package dev.tocsin.benchmarks.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * News in a made-up language that behaves as English does: half of it are a few small words, the
 * rest follows Zipf's law, words have endings that are stemmed away, and articles on one subject
 * share words and set phrases.
 */
final class MadeUpNews {
  private static final String[] SMALL = {
    "the", "of", "to", "and", "a", "in", "for", "on", "is", "that", "by", "with", "at", "it", "as"
  };
  private static final String[] BEGINNINGS = {
    "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl",
    "r", "s", "sh", "st", "t", "tr", "v", "w", "z"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ea", "ou"};
  private static final String[] CLOSINGS = {"", "n", "r", "l", "rt", "nd", "m", "ck"};
  private static final String[] ENDINGS = {
    "", "", "", "", "s", "s", "ed", "ing", "er", "ment", "ation", "ly", "'s", "ers"
  };
  private static final int STEMS = 40_000;
  private static final int SUBJECTS = 4_000;
  private static final int SUBJECT_WORDS = 12;
  private static final int WORDS = 125;
  private static final int FIELDS = 20;
  private static final int FIELD_WORDS = 200;

  /** Half of the items have no more words than this, and a few many times as many. */
  private static final int USUAL_WORDS = 60;

  private static final double SPREAD_OF_WORDS = 0.85;
  private static final int FEWEST_WORDS = 8;
  private static final int MOST_WORDS = 1_500;

  /** Words that are of the field, in a hundred. */
  private static final int OF_FIELD = 45;

  private final Random random = new Random(7);
  private final String[] stems = new String[STEMS];
  private final String[][] subjects = new String[SUBJECTS][];

  private MadeUpNews() {
    for (int i = 0; i < STEMS; i++) {
      stems[i] = stem(i < 300 ? 1 : i < 6_000 ? 2 : 3);
    }
    Arrays.setAll(subjects, i -> someWords(SUBJECT_WORDS));
  }

  /** A corpus: a twelfth of all is on one subject, and most subjects are rare. */
  static List<String> corpus(int articles) {
    MadeUpNews news = new MadeUpNews();
    return Stream.generate(news::ofCorpus).limit(articles).toList();
  }

  /**
   * What feeds bring: each text is of some field whose words stand together, and every second one
   * on a happening that others report too, a few of them or many.
   */
  static List<String> fromFeeds(int articles) {
    MadeUpNews news = new MadeUpNews();
    List<String[]> fields =
        Stream.generate(() -> news.someWords(FIELD_WORDS)).limit(FIELDS).toList();
    return Stream.generate(() -> news.ofFeed(fields)).limit(articles).toList();
  }

  private String ofCorpus() {
    String[] subject = subjects[zipf(SUBJECTS)];
    return article(WORDS, () -> phrase(subject), this::word);
  }

  private String ofFeed(List<String[]> fields) {
    boolean isReportedElsewhere = random.nextBoolean();
    int happening = zipf(SUBJECTS);
    String[] about = isReportedElsewhere ? subjects[happening] : someWords(SUBJECT_WORDS);
    String[] field = fields.get(isReportedElsewhere ? happening % FIELDS : zipf(FIELDS));
    double words = USUAL_WORDS * Math.exp(SPREAD_OF_WORDS * random.nextGaussian());
    return article(
        (int) Math.clamp(words, FEWEST_WORDS, MOST_WORDS),
        () -> phrase(about),
        () -> random.nextInt(100) < OF_FIELD ? field[zipf(FIELD_WORDS)] : word());
  }

  private String article(int words, Supplier<String> phrase, Supplier<String> word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append(i % 2 == 0 ? phrase.get() : word.get()).append(i == 7 ? "\n\n" : " ");
    }
    for (int i = 0; i < words; i++) {
      String next = random.nextInt(12) == 0 ? phrase.get() : word.get();
      text.append(i % 17 == 0 ? capital(next) : next)
          .append(i % 17 == 16 ? ". " : i % 9 == 8 ? ", " : " ");
    }
    return text.append('.').toString();
  }

  private String[] someWords(int number) {
    String[] words = new String[number];
    for (int i = 0; i < number; i++) {
      words[i] = ended(stems[50 + random.nextInt(STEMS / 8)]);
    }
    return words;
  }

  private String word() {
    return random.nextInt(100) < 42
        ? SMALL[random.nextInt(SMALL.length)]
        : ended(stems[zipf(STEMS)]);
  }

  /** Two words of a subject that often stand side by side. */
  private String phrase(String[] subject) {
    int at = random.nextInt(SUBJECT_WORDS - 1);
    return subject[at] + " " + subject[at + 1];
  }

  /** A rank, of which each is about as likely as it is small. */
  private int zipf(int ranks) {
    return (int) Math.pow(ranks, random.nextDouble()) - 1;
  }

  private String ended(String stem) {
    return stem + ENDINGS[random.nextInt(ENDINGS.length)];
  }

  private String stem(int syllables) {
    StringBuilder stem = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      stem.append(of(BEGINNINGS)).append(of(VOWELS)).append(of(CLOSINGS));
    }
    return stem.toString();
  }

  private String of(String[] pieces) {
    return pieces[random.nextInt(pieces.length)];
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
