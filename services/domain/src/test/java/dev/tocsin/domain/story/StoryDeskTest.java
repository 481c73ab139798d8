package dev.tocsin.domain.story;

import static dev.tocsin.domain.Samples.NOON;
import static dev.tocsin.domain.Samples.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import java.time.Duration;
import java.util.Optional;
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
    assertThat(second.file().story().id()).isEqualTo(first.file().story().id());
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

    assertThat(second.file().story().id()).isNotEqualTo(first.file().story().id());
  }

  @Test
  void keepsAnArticleInItsFirstStoryWhateverItsHeadlineBecomes() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision edited = take(article("1", "herald", "No talks after all", "negotiations"));

    assertThat(edited.file().story().id()).isEqualTo(first.file().story().id());
    assertThat(edited.alerts()).isEmpty();
  }

  @Test
  void countsACopyAsNoSourceOfItsOwn() {
    take(article("1", "herald", TALKS));

    StoryDecision copy = take(article("2", "courier", TALKS));

    assertThat(copy.file().story().owners()).isEqualTo(1);
    assertThat(copy.file().story().members().getLast().copyOf()).isEqualTo(Optional.of("1"));
  }

  @Test
  void closesAStoryThatNobodyReportedForThreeDays() {
    StoryDecision first = take(article("1", "herald", TALKS, "negotiations"));

    StoryDecision later =
        take(article("2", "courier", TALKS, NOON.plus(Duration.ofDays(4)), "negotiations"));

    assertThat(later.file().story().id()).isNotEqualTo(first.file().story().id());
    assertThat(later.alerts()).hasSize(1);
  }

  @Test
  void alertsNobodyOfASilentBacklog() {
    Article before = seenBefore(article("1", "herald", TALKS, "negotiations"));

    assertThat(take(before).alerts()).isEmpty();
  }

  @Test
  void putsNoTwoEmptyHeadlinesTogether() {
    StoryDecision first = take(article("1", "herald", "", "aid"));
    StoryDecision second = take(article("2", "courier", "…", "aid"));

    assertThat(second.file().story().id()).isNotEqualTo(first.file().story().id());
  }

  private StoryDecision take(Article article) {
    StoryDecision decision = desk.take(article, article.fetchedAt());
    shelf.keep(decision);
    return decision;
  }

  private static Article seenBefore(Article a) {
    return new Article(
        a.id(),
        a.version(),
        a.change(),
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
        true,
        a.matches(),
        a.runId());
  }
}
