package dev.tocsin.domain.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tocsin.domain.burst.TopicVolume.Begun;
import dev.tocsin.domain.burst.TopicVolume.Burst;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicVolumeTest {
  /** A Monday. */
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private static final Instant LEARNED = START.plus(Duration.ofDays(28));

  @Test
  void findsABurstInSteadyTraffic() {
    TopicVolume volume = add(steady(), LEARNED, 20);

    Optional<Burst> burst = volume.burst(LEARNED.plusSeconds(1_200));

    assertThat(burst).isPresent();
    assertThat(burst.get().count()).isGreaterThanOrEqualTo(20);
    assertThat(burst.get().expected()).isCloseTo(4, within(1.0));
    assertThat(burst.get().stories()).hasSize(5);
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
    TopicVolume volume = TopicVolume.since(START);
    for (int day = 0; day < 28; day++) {
      volume = add(volume, START.plus(Duration.ofDays(day)).plus(Duration.ofHours(9)), 30);
    }
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
  void knowsTheChanceOfAPoissonCountWhenMuchIsKnown() {
    assertThat(Surprise.chanceOfAtLeast(3, 1, 1e7)).isCloseTo(0.0803, within(0.001));
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
      grown = grown.plus(new Begun(from + "-" + i, "", from.plusSeconds(60L * i)));
    }
    return grown;
  }
}
