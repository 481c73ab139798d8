package dev.tocsin.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TrustTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pulse HOURLY =
      new Pulse(Optional.of(NOON), Optional.of(Duration.ofHours(1)));

  @Test
  void probeComesAtLeastADayAfterTheLastDocument() {
    Trust trust = Trust.FULL.afterDocument(NOON);

    assertThat(trust.wantsProbe(HOURLY, NOON.plus(DAY).minusSeconds(1))).isFalse();
    assertThat(trust.wantsProbe(HOURLY, NOON.plus(DAY))).isTrue();
  }

  @Test
  void feedOfUnknownRhythmIsProbedAfterAWeek() {
    Trust trust = Trust.FULL.afterDocument(NOON);

    assertThat(trust.wantsProbe(Pulse.UNKNOWN, NOON.plus(DAY.multipliedBy(6)))).isFalse();
    assertThat(trust.wantsProbe(Pulse.UNKNOWN, NOON.plus(DAY.multipliedBy(7)))).isTrue();
  }

  @Test
  void newEntriesUnderTheOldValidatorsAreALie() {
    Trust trust = Trust.FULL.afterDocument(NOON).afterProbe(1, true, NOON.plus(DAY));

    assertThat(trust.broken()).isTrue();
    assertThat(trust.wantsProbe(HOURLY, NOON.plus(DAY.multipliedBy(30)))).isFalse();
  }

  @Test
  void newEntriesUnderNewValidatorsMayHaveJustComeButNotTwice() {
    Trust once = Trust.FULL.afterDocument(NOON).afterProbe(1, false, NOON.plus(DAY));
    Trust twice = once.afterProbe(1, false, NOON.plus(DAY.multipliedBy(2)));
    Trust honest = once.afterDocument(NOON.plus(DAY.multipliedBy(2)));

    assertThat(once.broken()).isFalse();
    assertThat(twice.broken()).isTrue();
    assertThat(honest.doubts()).isZero();
  }

  @Test
  void probeWithoutAnswerIsNotRepeatedAtOnce() {
    Trust trust = Trust.FULL.afterDocument(NOON).afterFailedProbe(NOON.plus(DAY));

    assertThat(trust.wantsProbe(HOURLY, NOON.plus(DAY).plusSeconds(60))).isFalse();
  }
}
