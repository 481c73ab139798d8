package dev.tocsin.benchmarks;

import java.util.List;
import java.util.Random;

/** Made-up reports of the size of a news item; each headline is a story of its own. */
final class Reports {
  private static final List<String> WORDS =
      List.of(
          "capital",
          "officials",
          "quietly",
          "border",
          "ministry",
          "evening",
          "sources",
          "winter",
          "northern",
          "council",
          "session",
          "budget",
          "envoys",
          "factory",
          "railway",
          "harbour",
          "village",
          "engineers",
          "weather",
          "summit",
          "treaty",
          "convoy",
          "shelter",
          "reservists",
          "trenches",
          "brigade",
          "mediators",
          "festival",
          "orchestra",
          "museum",
          "harvest");
  private static final List<String> SUBJECTS =
      List.of(
          "Peace talks on Ukraine",
          "Military aid for Ukraine",
          "Mobilisation in Ukraine",
          "Front line in Ukraine",
          "Fighting in Gaza",
          "A concert",
          "A football match",
          "The weather");
  private static final int BODY_WORDS = 110;
  private static final int VOCABULARY = 20_000;

  private final Random random = new Random(11);
  private int count;

  /** A headline; five subjects of eight are ones that the seed topics ask for. */
  String title() {
    return SUBJECTS.get(count++ % SUBJECTS.size()) + ": " + words(7) + " " + count;
  }

  String body() {
    return words(BODY_WORDS);
  }

  private String words(int number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < number; i++) {
      text.append(i == 0 ? "" : " ").append(word());
    }
    return text.toString();
  }

  /** A few words are everywhere and most are rare, as in any language. */
  private String word() {
    double chance = random.nextDouble();
    int rank = (int) (VOCABULARY * chance * chance * chance);
    String word = WORDS.get(rank % WORDS.size());
    return rank < WORDS.size() ? word : word + Integer.toString(rank / WORDS.size(), 36);
  }
}
