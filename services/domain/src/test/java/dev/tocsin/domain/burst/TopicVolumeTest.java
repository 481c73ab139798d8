package dev.tocsin.domain.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Samples;
import dev.tocsin.domain.burst.Flow.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class TopicVolumeTest {
  /** A Monday. */
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private static final Instant LEARNED = START.plus(Duration.ofDays(28));

  @Test
  void findsABurstInSteadyTraffic() {
    TopicVolume volume = add(steady(), LEARNED, 20);

    Alert burst = volume.burst(LEARNED.plusSeconds(1_200)).orElseThrow();

    Evidence.Volume evidence = (Evidence.Volume) burst.evidence();
    assertThat(burst.level()).isEqualTo(Alert.Level.BURST);
    assertThat(burst.storyId()).isEqualTo(Alert.OF_NO_STORY);
    assertThat(evidence.stories()).isEqualTo(23);
    assertThat(evidence.expected()).isCloseTo(4, within(1.0));
    assertThat(evidence.leading()).hasSize(5);
    assertThat(evidence.sentence()).isEqualTo("23 new stories in 2 hours, 4.2 are usual");
  }

  @Test
  void tellsABurstOnce() {
    TopicVolume volume = add(steady(), LEARNED, 20);
    Instant now = LEARNED.plusSeconds(1_200);
    TopicVolume told = volume.told(volume.burst(now).orElseThrow());

    assertThat(add(told, now, 5).burst(now.plusSeconds(300))).isEmpty();
  }

  @Test
  void tellsTheNextBurstWhenTheFirstIsOver() {
    TopicVolume volume = add(steady(), LEARNED, 20);
    Instant now = LEARNED.plusSeconds(1_200);
    TopicVolume told =
        volume.told(volume.burst(now).orElseThrow()).at(now.plus(Duration.ofHours(9)));

    Instant next = now.plus(Duration.ofHours(10));
    assertThat(add(told, next, 20).burst(next.plusSeconds(1_200))).isPresent();
  }

  @Test
  void findsNoneInUsualTraffic() {
    assertThat(steady().burst(LEARNED)).isEmpty();
  }

  @Test
  void findsNoneBeforeItKnowsWhatIsUsual() {
    TopicVolume volume = add(TopicVolume.since(START), START, 50);

    assertThat(volume.burst(START.plusSeconds(3_000))).isEmpty();
  }

  @Test
  void expectsMoreInTheHoursThatUsuallyHaveMore() {
    TopicVolume volume = mornings();
    Instant nine = LEARNED.plus(Duration.ofHours(9));
    Instant three = LEARNED.plus(Duration.ofHours(3));

    assertThat(add(volume, nine, 14).burst(nine.plusSeconds(1_800))).isEmpty();
    assertThat(add(volume, three, 14).burst(three.plusSeconds(1_800))).isPresent();
  }

  @Test
  void looksByTheClockWhenNothingComes() {
    TopicVolume volume = add(steady(), LEARNED, 20);

    assertThat(volume.burst(LEARNED.plusSeconds(1_260))).isPresent();
    assertThat(volume.burst(LEARNED.plus(Duration.ofHours(3)))).isEmpty();
  }

  @Test
  void leadsABurstByTheStoryWithTheMostSources() {
    TopicVolume volume = add(steady(), LEARNED, 20);
    Alert third = Samples.alert("talks", LEARNED + "-3", LEARNED.plusSeconds(600));

    Alert burst =
        volume.grown(Samples.withOwners(third, 8)).burst(LEARNED.plusSeconds(1_200)).orElseThrow();

    Evidence.Volume evidence = (Evidence.Volume) burst.evidence();
    assertThat(evidence.leading().getFirst().storyId()).isEqualTo(third.storyId());
    assertThat(burst.article().articleId()).isEqualTo(third.article().articleId());
    assertThat(burst.owners()).isEqualTo(8);
    assertThat(evidence.stories()).isEqualTo(23);
  }

  @Test
  void findsByTheClockWhatBecomesUnusualLater() {
    TopicVolume volume = mornings();
    Instant last = LEARNED.plus(Duration.ofHours(9)).plus(Duration.ofMinutes(58));
    for (int i = 0; i < 16; i++) {
      volume = volume.plus(Begun.by(Samples.alert("talks", "late-" + i, last)));
    }
    assertThat(volume.burst(last)).isEmpty();

    Alert burst = volume.burstBetween(last, last.plus(Duration.ofDays(3))).orElseThrow();

    assertThat(burst.alertedAt()).isBetween(last, last.plus(TopicVolume.WINDOW));
    assertThat(burst.alertedAt().getEpochSecond() % 30).isZero();
    assertThat(volume.burstBetween(last, burst.alertedAt())).isEmpty();
  }

  @Test
  void namesABurstTheSameHoweverItIsFound() {
    TopicVolume volume = add(steady(), LEARNED, 20);
    Instant now = LEARNED.plusSeconds(1_200);

    assertThat(volume.burst(now)).isEqualTo(volume.at(now).burst(now));
  }

  @Test
  void countsAStoryThatComesLateAtItsOwnTime() {
    TopicVolume volume = add(steady(), LEARNED, 20).at(LEARNED.plus(Duration.ofMinutes(90)));

    TopicVolume late = add(volume, LEARNED.plusSeconds(30), 1);

    assertThat(late.recent()).isSortedAccordingTo(Comparator.comparing(TopicVolume.Minute::at));
    assertThat(late.recent().stream().mapToInt(TopicVolume.Minute::stories).sum()).isEqualTo(22);
  }

  @Test
  void findsASilence() {
    TopicVolume volume = steady();
    Instant last = volume.lastAt();

    assertThat(volume.silence(last.plus(Duration.ofHours(12)), START)).isEmpty();
    Silence silence = volume.silence(last.plus(Duration.ofHours(26)), START).orElseThrow();

    assertThat(silence.since()).isEqualTo(last);
    assertThat(silence.count()).isZero();
    assertThat(silence.expected()).isCloseTo(50, within(4.0));
  }

  @Test
  void findsThatATopicHasBecomeQuiet() {
    TopicVolume volume = steady();
    for (int hour = 0; hour < 30; hour += 8) {
      volume = add(volume, LEARNED.plus(Duration.ofHours(hour)), 1);
    }

    Silence silence = volume.silence(LEARNED.plus(Duration.ofHours(30)), START).orElseThrow();

    assertThat(silence.count()).isEqualTo(3);
  }

  @Test
  void findsNoSilenceInATimeThatNobodyWatched() {
    Instant back = LEARNED.plus(Duration.ofDays(3));

    assertThat(steady().silence(back.plus(Duration.ofHours(1)), back)).isEmpty();
    assertThat(steady().silence(back.plus(Duration.ofHours(26)), back)).isPresent();
  }

  @Test
  void findsNoSilenceOfARareTopicInItsUsualGaps() {
    TopicVolume volume = TopicVolume.since(START);
    for (int day = 0; day < 28; day += 2) {
      volume = add(volume, START.plus(Duration.ofDays(day)), 1);
    }

    assertThat(volume.silence(volume.lastAt().plus(Duration.ofDays(6)), START)).isEmpty();
  }

  @Test
  void tellsASilenceOnceUntilAStoryBegins() {
    TopicVolume told = steady().toldSilent(LEARNED.plus(Duration.ofHours(26)));

    assertThat(told.silence(LEARNED.plus(Duration.ofHours(40)), START)).isEmpty();
    TopicVolume again = add(told, LEARNED.plus(Duration.ofHours(41)), 1);
    assertThat(again.silence(LEARNED.plus(Duration.ofHours(68)), START)).isPresent();
  }

  @Test
  void knowsTheChanceOfAPoissonCountWhenMuchIsKnown() {
    assertThat(Surprise.chanceOfAtLeast(3, 1, 1e7)).isCloseTo(0.0803, within(0.001));
  }

  /** Thirty stories from nine to half past, every day for four weeks. */
  private static TopicVolume mornings() {
    TopicVolume volume = TopicVolume.since(START);
    for (int day = 0; day < 28; day++) {
      volume = add(volume, START.plus(Duration.ofDays(day)).plus(Duration.ofHours(9)), 30);
    }
    return volume;
  }

  /** Two stories an hour, every hour, for four weeks. */
  private static TopicVolume steady() {
    TopicVolume volume = TopicVolume.since(START);
    for (int half = 0; half < 28 * 48; half++) {
      volume = add(volume, START.plus(Duration.ofMinutes(30L * half)), 1);
    }
    return volume;
  }

  /** Stories a minute apart. */
  private static TopicVolume add(TopicVolume volume, Instant from, int stories) {
    TopicVolume grown = volume;
    for (int i = 0; i < stories; i++) {
      grown =
          grown.plus(Begun.by(Samples.alert("talks", from + "-" + i, from.plusSeconds(60L * i))));
    }
    return grown;
  }
}
