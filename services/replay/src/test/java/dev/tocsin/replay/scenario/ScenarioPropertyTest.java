package dev.tocsin.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

final class ScenarioPropertyTest {
  private static final Instant START = Instant.parse("2023-11-02T23:59:00Z");

  @Property
  void redatedArticlesKeepTheirGapsAndTimesOfDay(
      @ForAll("minutes") @NotEmpty List<Integer> minutes, @ForAll @IntRange(max = 9000) int days) {
    Scenario scenario = scenario(minutes);
    LocalDate lastDay = LocalDate.EPOCH.plusDays(days);

    Scenario redated = scenario.redatedTo(lastDay);

    Instant last = redated.articles().getLast().releasedAt();
    assertThat(last.atOffset(ZoneOffset.UTC).toLocalDate()).isEqualTo(lastDay);
    Duration shift = Duration.between(scenario.articles().getLast().releasedAt(), last);
    assertThat(shift).isEqualTo(Duration.ofDays(shift.toDays()));
    assertThat(redated.releases())
        .isEqualTo(
            scenario.articles().stream()
                .map(article -> article.shiftedBy(shift))
                .map(article -> new Release(article.releasedAt(), article))
                .toList());
  }

  @Property
  void nothingIsLaterThanNowAndTheLastDayIsTheLatestPossible(
      @ForAll("minutes") @NotEmpty List<Integer> minutes, @ForAll("instants") Instant now) {
    Scenario redated = scenario(minutes).redatedBefore(now);

    Instant last = redated.articles().getLast().releasedAt();
    assertThat(last).isBetween(now.minus(Duration.ofDays(1)).plusNanos(1), now);
  }

  @Property
  void aScheduleKeepsTheOrderAndFillsItsTime(
      @ForAll("minutes") @NotEmpty List<Integer> minutes,
      @ForAll @IntRange(max = 600) int seconds) {
    List<Release> releases = scenario(minutes).releases();
    Instant start = Instant.EPOCH;

    ReleaseSchedule schedule = ReleaseSchedule.of(releases, start, Duration.ofSeconds(seconds));

    List<Release> shown = schedule.shown();
    assertThat(shown).extracting(Release::article).isEqualTo(articlesOf(releases));
    assertThat(shown).extracting(Release::at).isSorted();
    assertThat(shown.getFirst().at()).isEqualTo(start);
    boolean allAtOnce = releases.getFirst().at().equals(releases.getLast().at());
    assertThat(shown.getLast().at()).isEqualTo(start.plusSeconds(allAtOnce ? 0 : seconds));
  }

  @Property
  void aScheduleShowsExactlyWhatIsDue(
      @ForAll("minutes") List<Integer> minutes, @ForAll @IntRange(min = -5, max = 65) int now) {
    List<Release> releases = scenario(minutes).releases();
    ReleaseSchedule schedule = ReleaseSchedule.of(releases, Instant.EPOCH, Duration.ofSeconds(60));

    Instant upTo = schedule.scenarioTimeAt(Instant.EPOCH.plusSeconds(now));

    assertThat(releases.stream().filter(release -> !release.at().isAfter(upTo)).count())
        .isEqualTo(
            schedule.shown().stream()
                .filter(release -> !release.at().isAfter(Instant.EPOCH.plusSeconds(now)))
                .count());
  }

  @Property
  void anyTextIsReadOrRefusedWithAReason(@ForAll String text) {
    Problems problems = new Problems("a.txt");

    ArticleText article = ArticleText.of(text, problems);

    assertThat(article.prose().title()).doesNotContain("\n");
  }

  @Provide
  Arbitrary<List<Integer>> minutes() {
    return Arbitraries.integers().between(0, 7200).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
  }

  private static List<ScenarioArticle> articlesOf(List<Release> releases) {
    return releases.stream().map(Release::article).toList();
  }

  private static Scenario scenario(List<Integer> minutes) {
    return new Scenario(
        "s",
        "",
        List.of(new Outlet("desk", "Desk", "", "", 0)),
        minutes.stream().map(ScenarioPropertyTest::article).toList());
  }

  private static ScenarioArticle article(int minute) {
    Instant at = START.plus(Duration.ofMinutes(minute));
    return new ScenarioArticle(
        "f.txt",
        "desk",
        "http://desk.test/f",
        at,
        Optional.empty(),
        "",
        "",
        "",
        List.of(),
        "T",
        "",
        List.of());
  }
}
