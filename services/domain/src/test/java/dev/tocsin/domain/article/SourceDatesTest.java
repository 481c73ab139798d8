package dev.tocsin.domain.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Samples;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceDatesTest {
  private SourceDates dates = SourceDates.SOUND;
  private int told;

  @Test
  void tellsOfARowOfSuspectDatesOnce() {
    take(25, Change.NEW, "in the future");

    assertThat(told).isEqualTo(1);
  }

  @Test
  void forgivesASlip() {
    take(9, Change.NEW, "in the future");
    take(1, Change.NEW, "");
    take(9, Change.NEW, "in the future");

    assertThat(told).isZero();
  }

  @Test
  void tellsAgainAfterDatesWereSound() {
    take(10, Change.NEW, "in the future");
    take(1, Change.NEW, "");
    take(10, Change.UPDATED, "before 2000");

    assertThat(told).isEqualTo(2);
  }

  @Test
  void countsASightingInAnotherFeedOnce() {
    take(1, Change.NEW, "in the future");
    take(20, Change.SEEN, "in the future");

    assertThat(told).isZero();
  }

  private void take(int count, Change change, String suspicion) {
    for (int i = 0; i < count; i++) {
      SourceDates after = dates.after(article(change, suspicion));
      told += after.isBroken(dates) ? 1 : 0;
      dates = after;
    }
  }

  private static Article article(Change change, String suspicion) {
    Article a = Samples.article("a", "herald", "Talks");
    return new Article(
        a.id(),
        a.version(),
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
        Optional.of(Instant.parse("2099-01-01T00:00:00Z")),
        suspicion,
        a.fetchedAt(),
        a.seenBefore(),
        a.matches(),
        a.runId());
  }
}
