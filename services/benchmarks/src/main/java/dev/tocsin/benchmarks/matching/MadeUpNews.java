package dev.tocsin.benchmarks.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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

  private final Random random = new Random(7);
  private final String[] stems = new String[STEMS];
  private final String[][] subjects = new String[SUBJECTS][SUBJECT_WORDS];

  private MadeUpNews() {
    for (int i = 0; i < STEMS; i++) {
      stems[i] = stem(i < 300 ? 1 : i < 6_000 ? 2 : 3);
    }
    for (String[] subject : subjects) {
      for (int i = 0; i < SUBJECT_WORDS; i++) {
        subject[i] = ended(stems[50 + random.nextInt(STEMS / 8)]);
      }
    }
  }

  static List<String> of(int articles) {
    MadeUpNews news = new MadeUpNews();
    List<String> texts = new ArrayList<>(articles);
    for (int i = 0; i < articles; i++) {
      texts.add(news.article());
    }
    return texts;
  }

  private String article() {
    String[] subject = subjects[zipf(SUBJECTS)];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      text.append(i % 2 == 0 ? phrase(subject) : word()).append(i == 7 ? "\n\n" : " ");
    }
    for (int i = 0; i < WORDS; i++) {
      String next = random.nextInt(12) == 0 ? phrase(subject) : word();
      text.append(i % 17 == 0 ? capital(next) : next)
          .append(i % 17 == 16 ? ". " : i % 9 == 8 ? ", " : " ");
    }
    return text.append('.').toString();
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
