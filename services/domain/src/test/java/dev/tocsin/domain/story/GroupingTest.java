package dev.tocsin.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.story.Placement.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final String FERRY =
      "Ferry with 200 aboard runs aground off Stornoway\nCoastguard helicopters took passengers"
          + " off the ferry Isle of Barra after it struck rocks near Stornoway harbour.";
  private static final String FERRY_AGAIN =
      "Passengers lifted from stricken ferry near Stornoway\nThe Isle of Barra hit rocks outside"
          + " the harbour; helicopters of the coastguard brought passengers ashore.";
  private static final String MINE =
      "Fire at Polish coal mine traps eleven miners\nRescuers near Katowice were trying to reach"
          + " miners trapped by a methane fire 800 metres below ground.";

  private final Grouping english = new Grouping("en");

  @Test
  void putsTwoAccountsOfOneHappeningTogether() {
    Placement first = place(english, "1", FERRY, NOON);

    Placement second = place(english, "2", FERRY_AGAIN, NOON.plusSeconds(60));

    assertThat(second.storyId()).isEqualTo(first.storyId());
    assertThat(second.reason().words()).contains("stornoway");
    assertThat(second.reason().toString()).startsWith("joined: 0.");
  }

  @Test
  void opensAStoryForAnotherHappening() {
    Placement first = place(english, "1", FERRY, NOON);

    Placement second = place(english, "2", MINE, NOON.plusSeconds(60));

    assertThat(second.storyId()).isNotEqualTo(first.storyId());
    assertThat(second.reason().joined()).isFalse();
  }

  @Test
  void putsHeadlinesTogetherThatShareTwoTellingWords() {
    Placement first = place(english, "1", "Stornoway ferry runs aground in gale", NOON);

    Placement second = place(english, "2", "Helicopters save 200 off Stornoway ferry", NOON);

    assertThat(second.storyId()).isEqualTo(first.storyId());
  }

  @Test
  void leavesHeadlinesApartThatShareASingleWord() {
    Placement first = place(english, "1", "Dublin orchestra loses conductor to Vienna", NOON);

    Placement second = place(english, "2", "Dublin zoo greets its first baby elephant", NOON);

    assertThat(second.storyId()).isNotEqualTo(first.storyId());
  }

  @Test
  void unitesStoriesOfHeadlinesOnceOneStandsBetweenThemHoweverLargeTheyAre() {
    for (int i = 0; i < 5; i++) {
      place(english, "a" + i, "Ferry aground off Stornoway, captain held", NOON);
      place(english, "b" + i, "Coastguard helicopters lift islanders from sinking ferry", NOON);
    }
    assertThat(english.openStories()).isEqualTo(2);

    Placement between =
        place(english, "x", "Islanders lifted from Stornoway ferry by helicopters", NOON);

    assertThat(between.changes()).hasSize(1).first().isInstanceOf(Change.Merged.class);
    assertThat(english.size(between.storyId())).isEqualTo(11);
  }

  @Test
  void closesAStoryThatNobodyReportedForThreeDays() {
    Placement first = place(english, "1", FERRY, NOON);

    Placement later = place(english, "2", FERRY_AGAIN, NOON.plus(Duration.ofHours(73)));

    assertThat(later.storyId()).isNotEqualTo(first.storyId());
    assertThat(later.changes()).hasSize(1).first().isInstanceOf(Change.Closed.class);
    assertThat(english.openStories()).isEqualTo(1);
  }

  @Test
  void asksForMoreLikenessTheLongerAStoryWasQuiet() {
    place(english, "1", FERRY, NOON);

    Placement soon = place(english, "2", FERRY_AGAIN, NOON.plus(Duration.ofHours(1)));
    Placement late = place(english, "3", FERRY_AGAIN, NOON.plus(Duration.ofHours(60)));

    assertThat(late.reason().needed()).isGreaterThan(soon.reason().needed());
  }

  @Test
  void putsNoTextsWithoutWordsTogether() {
    Placement first = place(english, "1", "…", NOON);

    Placement second = place(english, "2", "", NOON);

    assertThat(second.storyId()).isNotEqualTo(first.storyId());
  }

  @Test
  void readsAnAttackOfATextWithinBounds() {
    Placement placed = place(english, "1", "word ".repeat(500_000), NOON);

    assertThat(placed.report().vector().size()).isLessThanOrEqualTo(ReportReader.WORDS_KEPT);
  }

  @Test
  void learnsWhatStandsEverywhereInALanguageItHasNoCountsOf() {
    Grouping polish = new Grouping("pl");
    for (int i = 0; i < 300; i++) {
      place(polish, "x" + i, "Wiadomości dzisiejsze: " + unlike(i), NOON);
    }

    Placement placed = place(polish, "y", "Wiadomości dzisiejsze: pogoda", NOON);

    assertThat(placed.reason().joined()).isFalse();
  }

  @Test
  void goesOnAfterARestartAsIfNothingHadHappened() {
    List<String> texts = texts(400, new Random(5));
    Grouping through = new Grouping("en");
    Grouping before = new Grouping("en");
    Kept kept = new Kept();
    for (int i = 0; i < 200; i++) {
      place(through, "a" + i, texts.get(i), NOON.plusSeconds(i));
      kept.apply(place(before, "a" + i, texts.get(i), NOON.plusSeconds(i)), before);
    }

    Grouping after = kept.reopened();

    for (int i = 200; i < 400; i++) {
      Instant at = NOON.plusSeconds(i);
      assertThat(place(after, "a" + i, texts.get(i), at))
          .isEqualTo(place(through, "a" + i, texts.get(i), at));
    }
  }

  @Test
  void losesAndDoublesNoReportOverSplitsAndMerges() {
    List<String> texts = texts(600, new Random(7));
    Kept kept = new Kept();
    Grouping grouping = new Grouping("en");

    for (int i = 0; i < texts.size(); i++) {
      kept.apply(place(grouping, "a" + i, texts.get(i), NOON.plusSeconds(i)), grouping);
    }

    Set<String> seen = new HashSet<>();
    kept.reports
        .values()
        .forEach(all -> all.keySet().forEach(id -> assertThat(seen.add(id)).isTrue()));
    assertThat(seen).hasSize(texts.size() - kept.outgrown);
    assertThat(kept.splits).isPositive();
    assertThat(kept.merges).isPositive();
  }

  private static Placement place(Grouping grouping, String id, String text, Instant at) {
    return grouping.place(id, "", "herald", at, text, at);
  }

  private static String unlike(int i) {
    return "słowo" + i + " inne" + 7 * i + " dalsze" + 13 * i;
  }

  /** Reports on a few happenings, some of which share most of their words with another. */
  private static List<String> texts(int number, Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int happening = random.nextInt(12);
      int length = random.nextBoolean() ? 60 : 8 + random.nextInt(16);
      List<String> words = new ArrayList<>();
      for (int k = 0; k < length; k++) {
        int word = random.nextInt(60);
        words.add(
            word < 28 ? "shared" + happening / 2 + "x" + word : "own" + happening + "x" + word);
      }
      Collections.shuffle(words, random);
      texts.add(String.join(" ", words));
    }
    return texts;
  }

  /** What a shelf holds of the open stories. */
  private static final class Kept {
    final Map<String, Map<String, Report>> reports = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Integer> checkedSizes = new HashMap<>();
    private final Map<String, Instant> seen = new HashMap<>();
    int outgrown;
    int splits;
    int merges;

    void apply(Placement placement, Grouping grouping) {
      put(placement.joinedId(), placement.report());
      for (Change change : placement.changes()) {
        switch (change) {
          case Change.Split split -> {
            splits++;
            move(split.moved(), split.storyId(), split.newStoryId());
          }
          case Change.Merged merged -> {
            merges++;
            move(merged.moved(), merged.storyId(), merged.intoStoryId());
          }
          case Change.Outgrown old -> {
            outgrown++;
            of(old.storyId()).remove(old.report().articleId());
          }
          case Change.Closed closed -> reports.remove(closed.storyId());
        }
      }
      reports.keySet().removeIf(id -> !grouping.isOpen(id));
      reports
          .keySet()
          .forEach(
              id -> {
                sizes.put(id, grouping.size(id));
                checkedSizes.put(id, grouping.checkedSize(id));
              });
    }

    private void move(List<Report> moved, String from, String to) {
      moved.forEach(report -> of(from).remove(report.articleId()));
      moved.forEach(report -> put(to, report));
    }

    private void put(String storyId, Report report) {
      of(storyId).put(report.articleId(), report);
      seen.merge(storyId, report.fetchedAt(), (a, b) -> a.isAfter(b) ? a : b);
    }

    private Map<String, Report> of(String storyId) {
      return reports.computeIfAbsent(storyId, id -> new HashMap<>());
    }

    Grouping reopened() {
      Grouping grouping = new Grouping("en");
      reports.forEach(
          (id, all) ->
              grouping.reopen(
                  id,
                  sizes.getOrDefault(id, 0),
                  checkedSizes.getOrDefault(id, 0),
                  seen.getOrDefault(id, NOON),
                  all.values()));
      return grouping;
    }
  }
}
