package dev.tocsin.domain.story;

import static dev.tocsin.domain.Samples.NOON;
import static dev.tocsin.domain.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryDeskTest {
  private static final String TALKS = "Officials quietly sound out capital on peace talks";

  private final MapShelf shelf = new MapShelf();
  private final StoryDesk desk = new StoryDesk(shelf);

  @Test
  void alertsOnceForNearCopiesOfAHeadline() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations"));
    StoryDecision second = take(article("2", "courier", TALKS + ", report says", "negotiations"));

    assertThat(first.alerts()).extracting(Alert::topicId).containsExactly("negotiations");
    assertThat(second.story().id()).isEqualTo(first.story().id());
    assertThat(second.alerts()).isEmpty();
  }

  @Test
  void alertsAgainForAnotherTopicOfTheSameStory() {
    take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision second = take(article("2", "courier", TALKS, "negotiations", "aid"));

    assertThat(second.alerts()).extracting(Alert::topicId).containsExactly("aid");
  }

  @Test
  void opensAnotherStoryForAnotherHeadline() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision second = take(article("2", "herald", "Harvest is late this year"));

    assertThat(second.story().id()).isNotEqualTo(first.story().id());
  }

  @Test
  void keepsAnArticleInItsFirstStoryWhateverItsHeadlineBecomes() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision edited =
        take(version(2, Change.UPDATED, article("1", "herald", "No talks", "negotiations")));

    assertThat(edited.story().id()).isEqualTo(first.story().id());
    assertThat(edited.story().size()).isEqualTo(1);
    assertThat(edited.alerts()).isEmpty();
  }

  @Test
  void countsACopyAsNoSourceOfItsOwn() {
    take(article("1", "herald", TALKS));

    StoryDecision copy = take(article("2", "courier", TALKS));

    assertThat(copy.story().owners()).isEqualTo(1);
    assertThat(copy.story().members().getLast().copyOf()).contains("1");
  }

  @Test
  void saysWhyAnArticleIsInItsStory() {
    take(article("1", "herald", TALKS));

    StoryDecision second = take(article("2", "courier", TALKS + ", report says"));

    Story.Member founder = second.story().members().getFirst();
    Story.Reason joined = second.story().members().getLast().reason().orElseThrow();
    assertThat(founder.reason()).get().hasToString("opened: no open story is like it");
    assertThat(joined.likeness()).isGreaterThanOrEqualTo(joined.needed());
    assertThat(joined.words()).hasSize(3).contains("capital");
  }

  @Test
  void saysFromWhichStoryAUnionBroughtAnArticle() {
    take(article("1", "herald", "Ferry aground off Stornoway, captain held"));
    take(article("2", "herald", "Coastguard helicopters lift islanders from sinking ferry"));

    StoryDecision united =
        take(article("3", "courier", "Islanders lifted from Stornoway ferry by helicopters"));

    Story alias =
        united.changed().stream()
            .filter(story -> story.aliasOf().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(united.story().members())
        .filteredOn(member -> member.movedFrom().isPresent())
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.movedFrom()).contains(alias.id());
              assertThat(moved.reason()).map(Story.Reason::joined).contains(false);
            });
  }

  @Test
  void alertsAnewOnAStoryThatCameBackAfterThreeDays() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision later =
        take(article("2", "courier", TALKS, NOON.plus(Duration.ofDays(4)), "negotiations"));

    assertThat(later.story().id()).isNotEqualTo(first.story().id());
    assertThat(later.alerts()).hasSize(1);
  }

  @Test
  void alertsNobodyOfASilentBacklog() {
    Article before = seenBefore(article("1", "herald", TALKS, "negotiations"));

    assertThat(take(before).alerts()).isEmpty();
  }

  @Test
  void alertsWhenTheSourcesOfAStoryDouble() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      alerts.addAll(take(account(i, NOON.plusSeconds(i), AlertPolicy.AT_ONCE)).alerts());
    }

    assertThat(alerts)
        .extracting(Alert::level)
        .containsExactly(Level.NEW, Level.GREW, Level.GREW, Level.GREW);
    assertThat(alerts).extracting(Alert::step).containsExactly("1", "2", "4", "8");
    assertThat(alerts).extracting(Alert::storyId).containsOnly(alerts.getFirst().storyId());
  }

  @Test
  void waitsForTheSourcesThatATopicAsksFor() {
    AlertPolicy three = new AlertPolicy(3, Duration.ZERO);
    List<Integer> alerted = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int number = i + 1;
      take(account(i, NOON.plusSeconds(i), three)).alerts().forEach(alert -> alerted.add(number));
    }

    assertThat(alerted).containsExactly(3, 6);
  }

  @Test
  void holdsGrowthBackForTheQuietPeriod() {
    AlertPolicy quiet = new AlertPolicy(1, Duration.ofHours(6));
    take(account(0, NOON, quiet));

    StoryDecision early = take(account(1, NOON.plus(Duration.ofHours(5)), quiet));
    StoryDecision late = take(account(2, NOON.plus(Duration.ofHours(7)), quiet));

    assertThat(early.alerts()).isEmpty();
    assertThat(late.alerts()).extracting(Alert::step).containsExactly("2");
  }

  @Test
  void alertsOnTheCorrectionOfAnArticleThatHadAlerted() {
    take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision corrected =
        take(version(2, Change.CORRECTED, article("1", "herald", "No such talks, says capital")));

    assertThat(corrected.alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.level()).isEqualTo(Level.CORRECTED);
              assertThat(alert.topicId()).isEqualTo("negotiations");
              assertThat(alert.step()).isEqualTo("1@2");
            });
  }

  /** Their versions have the same number, and their alerts must not be taken for one. */
  @Test
  void alertsOnEachArticleOfAStoryThatIsCorrected() {
    List<Article> accounts =
        List.of(account(0, NOON, AlertPolicy.AT_ONCE), account(1, NOON, AlertPolicy.AT_ONCE));
    accounts.forEach(this::take);

    List<Alert> alerts = new ArrayList<>();
    accounts.forEach(it -> alerts.addAll(take(version(2, Change.CORRECTED, it)).alerts()));

    assertThat(alerts).extracting(Alert::level).containsOnly(Level.CORRECTED).hasSize(2);
    assertThat(alerts).extracting(Alert::storyId).containsOnly(alerts.getFirst().storyId());
    assertThat(alerts).extracting(Alert::id).doesNotHaveDuplicates();
  }

  @Test
  void alertsOnTheCorrectionOfAnArticleWhoseStoryIsClosed() {
    Article first = article("1", "herald", TALKS, "negotiations");
    take(first);
    take(article("2", "herald", "Harvest is late this year", NOON.plus(Duration.ofDays(4))));

    StoryDesk later = new StoryDesk(shelf);
    Instant now = NOON.plus(Duration.ofDays(5));
    StoryDecision corrected = later.take(version(2, Change.CORRECTED, first), now);
    StoryDecision again = later.take(version(2, Change.CORRECTED, first), now);

    assertThat(corrected.alerts()).extracting(Alert::step).containsExactly("1@2");
    assertThat(again.alerts()).isEmpty();
    shelf.forEachOpen(
        (file, reports) -> assertThat(file.story().id()).isNotEqualTo(corrected.story().id()));
  }

  @Test
  void alertsOnceOnTheWithdrawalOfAnArticleThatHadAlerted() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations", "aid"));

    StoryDecision gone = take(version(2, Change.GONE, article("1", "herald", "")));

    assertThat(gone.story().id()).isEqualTo(first.story().id());
    assertThat(gone.alerts())
        .hasSize(2)
        .allSatisfy(
            alert -> {
              assertThat(alert.level()).isEqualTo(Level.CORRECTED);
              assertThat(alert.word()).isEqualTo("withdrawn");
              assertThat(alert.step()).isEqualTo("1@2");
              assertThat(alert.article().title()).isEqualTo(TALKS);
              assertThat(alert.evidence().sentence())
                  .isEqualTo("withdrawn by its publisher; its story has 1 article by herald");
            })
        .extracting(Alert::topicId)
        .containsExactlyInAnyOrder("negotiations", "aid");
  }

  /** Back, and withdrawn again: each is another version. */
  @Test
  void alertsNobodyAnewOnAnArticleThatComesBack() {
    take(article("1", "herald", TALKS, "negotiations"));
    take(version(2, Change.GONE, article("1", "herald", "")));

    StoryDecision back =
        take(version(3, Change.UPDATED, article("1", "herald", TALKS, "negotiations")));
    StoryDecision goneAgain = take(version(4, Change.GONE, article("1", "herald", "")));

    assertThat(back.alerts()).isEmpty();
    assertThat(goneAgain.alerts()).extracting(Alert::step).containsExactly("1@4");
    assertThat(goneAgain.alerts().getFirst().article().title()).isEqualTo(TALKS);
  }

  @Test
  void alertsNobodyOnTheWithdrawalOfWhatAlertedNobody() {
    take(article("1", "herald", TALKS, "negotiations"));
    take(article("2", "courier", TALKS, "negotiations"));

    StoryDecision gone =
        take(version(2, Change.GONE, article("2", "courier", "", "negotiations", "aid")));

    assertThat(gone.alerts()).isEmpty();
  }

  @Test
  void opensNoStoryForTheEndOfAnArticleThatIsForgotten() {
    StoryDecision gone = take(version(7, Change.GONE, article("1", "herald", "", "aid")));

    assertThat(gone.changed()).isEmpty();
    assertThat(gone.alerts()).isEmpty();
    shelf.forEachOpen((file, reports) -> assertThat(file).isNull());
  }

  @Test
  void alertsOnNoCorrectionOfAnArticleThatHadAlertedNobody() {
    take(article("1", "herald", TALKS, "negotiations"));
    take(article("2", "courier", TALKS, "negotiations"));

    StoryDecision corrected =
        take(version(2, Change.CORRECTED, article("2", "courier", TALKS, "negotiations")));

    assertThat(corrected.alerts()).isEmpty();
  }

  @Test
  void alertsOnceAStoryAndLevelOverAllSplitsAndMerges() {
    Random random = new Random(11);
    Map<String, Set<String>> topicsOf = new HashMap<>();
    Map<String, Integer> alerts = new HashMap<>();
    int repairs = 0;

    for (int i = 0; i < 600; i++) {
      int happening = random.nextInt(12);
      Article article =
          article("a" + i, "outlet " + i % 9, words(happening, random), NOON.plusSeconds(i), "all");
      StoryDecision decision = take(article);
      repairs += decision.changed().size() - 1;
      for (Alert alert : decision.alerts()) {
        alerts.merge(alert.level() + alert.step() + alert.storyId(), 1, Integer::sum);
        topicsOf.computeIfAbsent(alert.id(), id -> new HashSet<>()).add(alert.topicId());
      }
    }

    assertThat(repairs).isPositive();
    assertThat(alerts.values()).containsOnly(1);
    assertThat(topicsOf).hasSameSizeAs(alerts);
    shelf.forEachOpen(
        (file, reports) ->
            assertThat(shelf.alertsOn(file.story().id()))
                .extracting(Alerted::topicId)
                .contains("all"));
  }

  @Test
  void namesTheSameStoriesWhenItGoesOnFromTheShelf() {
    Random random = new Random(13);
    MapShelf through = new MapShelf();
    StoryDesk one = new StoryDesk(through);
    StoryDesk other = desk;

    for (int i = 0; i < 300; i++) {
      Article article =
          article(
              "a" + i,
              "outlet " + i % 9,
              words(random.nextInt(12), random),
              NOON.plusSeconds(i),
              "all");
      if (i % 50 == 0) {
        other = new StoryDesk(shelf);
      }
      assertThat(other.take(article, article.fetchedAt()))
          .isEqualTo(one.take(article, article.fetchedAt()));
    }
  }

  @Test
  void leavesAnAliasWhereStoriesBecomeOne() {
    Random random = new Random(11);
    List<Story> aliases = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      take(article("a" + i, "outlet", words(random.nextInt(12), random), NOON.plusSeconds(i)))
          .changed()
          .stream()
          .filter(story -> story.aliasOf().isPresent())
          .forEach(aliases::add);
    }

    assertThat(aliases).isNotEmpty();
    assertThat(aliases)
        .allSatisfy(alias -> assertThat(shelf.story(alias.aliasOf().orElseThrow())).isPresent());
  }

  private StoryDecision take(Article article) {
    return desk.take(article, article.fetchedAt());
  }

  /** An account of one happening in words of its own. */
  private static Article account(int i, Instant at, AlertPolicy policy) {
    String own = "word" + i + "a word" + i + "b word" + i + "c word" + i + "d";
    Article plain =
        article("a" + i, "outlet " + i, "Ferry aground off Stornoway " + own, at, "seas");
    Match match = plain.matches().getFirst();
    return plain.withMatches(
        List.of(
            new Match(
                match.topicId(),
                match.topicVersion(),
                policy,
                match.downstream(),
                match.score(),
                match.spans())));
  }

  /** Half of the words are those of a second happening too. */
  private static String words(int happening, Random random) {
    int length = random.nextBoolean() ? 60 : 8 + random.nextInt(16);
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < length; k++) {
      int word = random.nextInt(60);
      text.append(word < 28 ? "shared" + happening / 2 : "own" + happening)
          .append('x')
          .append(word)
          .append(' ');
    }
    return text.toString();
  }

  private static Article seenBefore(Article a) {
    return changed(a, a.version(), a.change(), true);
  }

  private static Article version(int version, Change change, Article a) {
    return changed(a, version, change, a.seenBefore());
  }

  private static Article changed(Article a, int version, Change change, boolean seenBefore) {
    return new Article(
        a.id(),
        version,
        change,
        a.url(),
        a.site(),
        a.outlet(),
        a.sightings(),
        a.title(),
        a.lead(),
        a.body(),
        a.language(),
        a.author(),
        a.categories(),
        a.publishedAt(),
        a.dateSuspect(),
        a.fetchedAt(),
        seenBefore,
        a.matches(),
        a.runId());
  }
}
