package dev.tocsin.domain.poll;

import static dev.tocsin.domain.poll.PollPace.Acquaintance.UNKNOWN;
import static dev.tocsin.domain.poll.PollPace.Acquaintance.WITHOUT_VALIDATORS;
import static dev.tocsin.domain.poll.PollPace.Acquaintance.WITH_VALIDATORS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.poll.PollPace.Acquaintance;
import dev.tocsin.domain.poll.ServerWord.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CHECKS, "Polite polling": 7 to 9, 15, 20. */
final class PollPaceTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @CsvSource({"WITH_VALIDATORS, 5", "WITHOUT_VALIDATORS, 30", "UNKNOWN, 15"})
  void floorDependsOnWhatIsKnownOfTheFeed(Acquaintance acquaintance, int minutes) {
    NextPoll next = byRule("herald", acquaintance).onAnswered(Optional.empty(), NOON);

    assertThat(gap(next))
        .isBetween(
            Duration.ofMinutes(minutes),
            Duration.ofMinutes(minutes).multipliedBy(11).dividedBy(10));
    assertThat(next.reason()).isEqualTo(new Reason.Floor(Duration.ofMinutes(minutes)));
  }

  @Test
  void floorGoesBelowTheRuleOnLoopbackOnly() {
    PollPace atHome =
        new PollPace(
            "herald",
            Optional.of(SECOND),
            true,
            WITH_VALIDATORS,
            Pulse.UNKNOWN,
            Wishes.NONE,
            false);
    PollPace abroad =
        new PollPace(
            "herald",
            Optional.of(SECOND),
            false,
            WITH_VALIDATORS,
            Pulse.UNKNOWN,
            Wishes.NONE,
            false);

    assertThat(gap(atHome.onAnswered(Optional.empty(), NOON))).isEqualTo(SECOND);
    assertThat(gap(abroad.onAnswered(Optional.empty(), NOON)))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void floorGoesUpEverywhere() {
    Duration week = Duration.ofDays(7);
    PollPace pace =
        new PollPace(
            "herald", Optional.of(week), false, UNKNOWN, Pulse.UNKNOWN, Wishes.NONE, false);

    assertThat(gap(pace.onAnswered(Optional.empty(), NOON))).isGreaterThanOrEqualTo(week);
    assertThat(gap(pace.onFailure(3, Optional.empty(), NOON))).isGreaterThanOrEqualTo(week);
  }

  @Property
  void neverBeforeTheServersWord(
      @ForAll String feedId,
      @ForAll Acquaintance acquaintance,
      @ForAll Source source,
      @ForAll @LongRange(max = 366L * 24 * 3600) long seconds,
      @ForAll @IntRange(min = 1, max = 100) int failures) {
    Instant until = NOON.plusSeconds(seconds);
    Optional<ServerWord> word = Optional.of(new ServerWord(until, source));
    PollPace pace = byRule(feedId, acquaintance);

    assertThat(pace.onAnswered(word, NOON).at()).hasValueSatisfying(notBefore(until));
    assertThat(pace.onFailure(failures, word, NOON).at()).hasValueSatisfying(notBefore(until));
    assertThat(pace.onTooManyRequests(failures, word, NOON).at())
        .hasValueSatisfying(notBefore(until));
  }

  @Test
  void serversWordIsTheReasonOnlyWhenItDecides() {
    PollPace pace = byRule("herald", WITH_VALIDATORS);
    Optional<ServerWord> soon = word(Duration.ofSeconds(30), Source.MAX_AGE);
    Optional<ServerWord> late = word(Duration.ofHours(2), Source.RETRY_AFTER);

    assertThat(pace.onAnswered(soon, NOON).reason()).isInstanceOf(Reason.Floor.class);
    assertThat(pace.onFailure(1, late, NOON))
        .isEqualTo(
            new NextPoll(
                Optional.of(NOON.plus(Duration.ofHours(2))),
                new Reason.ServerSays(Source.RETRY_AFTER),
                late));
  }

  @Test
  void wordBeyondAllMeasureIsBounded() {
    Optional<ServerWord> forEver = Optional.of(new ServerWord(Instant.MAX, Source.MAX_AGE));

    NextPoll next = byRule("herald", WITH_VALIDATORS).onAnswered(forEver, NOON);

    assertThat(gap(next)).isEqualTo(Duration.ofDays(366));
  }

  @Property
  void gapsGrowWithFailuresUpToADay(
      @ForAll String feedId,
      @ForAll Acquaintance acquaintance,
      @ForAll @IntRange(min = 1, max = 1_000) int failures) {
    PollPace pace = byRule(feedId, acquaintance);

    Duration gap = gap(pace.onFailure(failures, Optional.empty(), NOON));
    Duration longer = gap(pace.onFailure(failures + 1, Optional.empty(), NOON));

    assertThat(longer).isGreaterThanOrEqualTo(gap);
    assertThat(longer).isLessThanOrEqualTo(Duration.ofDays(1).multipliedBy(11).dividedBy(10));
    if (gap.compareTo(Duration.ofHours(10)) < 0) {
      assertThat(longer).isGreaterThan(gap);
    }
  }

  @ParameterizedTest
  @CsvSource({"WITH_VALIDATORS, 20", "WITHOUT_VALIDATORS, 120", "UNKNOWN, 60"})
  void bare429MeansFourTimesTheInterval(Acquaintance acquaintance, int minutes) {
    NextPoll next = byRule("herald", acquaintance).onTooManyRequests(1, Optional.empty(), NOON);

    assertThat(gap(next)).isEqualTo(Duration.ofMinutes(minutes));
    assertThat(next.onAsked(Wishes.NONE, NOON).at()).isEqualTo(next.at());
  }

  @Test
  void askingDoesNotOverruleTheServer() {
    Optional<ServerWord> word = word(Duration.ofHours(2), Source.RETRY_AFTER);
    NextPoll next = byRule("herald", WITH_VALIDATORS).onFailure(1, word, NOON);

    NextPoll asked = next.onAsked(Wishes.NONE, NOON.plusSeconds(1));

    assertThat(asked.at()).contains(NOON.plus(Duration.ofHours(2)));
    assertThat(asked.reason()).isEqualTo(new Reason.ServerSays(Source.RETRY_AFTER));
  }

  @Test
  void askingOverrulesOurOwnRules() {
    NextPoll next = byRule("herald", WITHOUT_VALIDATORS).onFailure(9, Optional.empty(), NOON);

    NextPoll asked = next.onAsked(Wishes.NONE, NOON.plusSeconds(1));

    assertThat(asked.at()).contains(NOON.plusSeconds(1));
    assertThat(asked.reason()).isEqualTo(new Reason.Asked());
  }

  @Test
  void goneIsNeverAskedAgain() {
    NextPoll gone = byRule("herald", WITH_VALIDATORS).onGone();

    assertThat(gone.at()).isEmpty();
    assertThat(gone.onAsked(Wishes.NONE, NOON)).isEqualTo(gone);
    assertThat(gone.onPaused().onResumed(Wishes.NONE, NOON)).isEqualTo(gone);
  }

  @Test
  void pausedIsAskedByNobodyAndKeepsTheServersWord() {
    Optional<ServerWord> word = word(Duration.ofHours(2), Source.MAX_AGE);
    NextPoll paused = byRule("herald", WITH_VALIDATORS).onAnswered(word, NOON).onPaused();

    assertThat(paused.onAsked(Wishes.NONE, NOON).at()).isEmpty();
    assertThat(paused.onResumed(Wishes.NONE, NOON).at()).contains(NOON.plus(Duration.ofHours(2)));
  }

  @Test
  void feedsInStepArePartedAndEachKeepsItsTime() {
    long different =
        IntStream.range(0, 500)
            .mapToObj(n -> byRule("feed-" + n, WITH_VALIDATORS).onAnswered(Optional.empty(), NOON))
            .map(PollPaceTest::gap)
            .map(Duration::toSeconds)
            .distinct()
            .count();

    assertThat(different).isGreaterThan(25);
    assertThat(byRule("a", UNKNOWN).onAnswered(Optional.empty(), NOON))
        .isEqualTo(byRule("a", UNKNOWN).onAnswered(Optional.empty(), NOON));
  }

  @Test
  void feedWhoseHubPushesIsPolledOnceAnHour() {
    PollPace pushed = pushed(Optional.empty(), false);

    NextPoll next = pushed.onAnswered(Optional.empty(), NOON);

    assertThat(gap(next)).isBetween(Duration.ofHours(1), Duration.ofMinutes(66));
    assertThat(next.reason()).isEqualTo(new Reason.BackUp(Duration.ofHours(1)));
  }

  @Test
  void backUpIsNoReasonToAskOftenerThanTheFloorOrThanTheServerWants() {
    Duration day = Duration.ofDays(1);
    NextPoll byFloor = pushed(Optional.of(day), false).onAnswered(Optional.empty(), NOON);
    NextPoll byServer = pushed(Optional.empty(), false).onAnswered(word(day, Source.MAX_AGE), NOON);

    assertThat(gap(byFloor)).isGreaterThanOrEqualTo(day);
    assertThat(gap(byServer)).isGreaterThanOrEqualTo(day);
  }

  @Test
  void announcementBringsThePollToTheFloorAndNoFurther() {
    PollPace pace = pushed(Optional.empty(), false);
    NextPoll planned = pace.onAnswered(Optional.empty(), NOON);

    NextPoll soon = pace.onAnnounced(planned, Optional.of(NOON), NOON.plusSeconds(60));
    NextPoll late = pace.onAnnounced(planned, Optional.of(NOON), NOON.plusSeconds(1_000));

    assertThat(soon.at()).contains(NOON.plus(Duration.ofMinutes(5)));
    assertThat(soon.reason()).isEqualTo(new Reason.Announced());
    assertThat(late.at()).contains(NOON.plusSeconds(1_000));
  }

  @Test
  void announcementDoesNotOverruleTheServer() {
    PollPace pace = pushed(Optional.empty(), false);
    NextPoll planned = pace.onAnswered(word(Duration.ofHours(2), Source.RETRY_AFTER), NOON);

    NextPoll next = pace.onAnnounced(planned, Optional.of(NOON), NOON.plusSeconds(60));

    assertThat(next.at()).contains(NOON.plus(Duration.ofHours(2)));
  }

  private static PollPace pushed(Optional<Duration> floor, boolean loopback) {
    return new PollPace(
        "herald", floor, loopback, WITH_VALIDATORS, Pulse.UNKNOWN, Wishes.NONE, true);
  }

  private static PollPace byRule(String feedId, Acquaintance acquaintance) {
    return new PollPace(
        feedId, Optional.empty(), false, acquaintance, Pulse.UNKNOWN, Wishes.NONE, false);
  }

  private static Optional<ServerWord> word(Duration fromNoon, Source source) {
    return Optional.of(new ServerWord(NOON.plus(fromNoon), source));
  }

  private static java.util.function.Consumer<Instant> notBefore(Instant until) {
    return at -> assertThat(at).isAfterOrEqualTo(until);
  }

  private static Duration gap(NextPoll next) {
    return Duration.between(NOON, next.at().orElseThrow());
  }
}
