package dev.tocsin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Instant NOW = Instant.parse("2023-11-04T12:00:00Z");
  private final RetrySchedule schedule = RetrySchedule.STANDARD;

  @Test
  void triesAtOnce() {
    assertThat(schedule.next("d1", 0, NOW)).hasValue(NOW);
  }

  @Property
  void waitsAFifthMoreOrLessThanTheSchedule(
      @ForAll String id, @ForAll @IntRange(min = 1, max = 9) int failures) {
    Duration meant = schedule.waits().get(failures);

    Instant next = schedule.next(id, failures, NOW).orElseThrow();

    Duration waited = Duration.between(NOW, next);
    assertThat(waited)
        .isBetween(meant.multipliedBy(8).dividedBy(10), meant.multipliedBy(12).dividedBy(10));
  }

  @Property
  void waitsAsLongInEveryRun(@ForAll String id, @ForAll @IntRange(min = 0, max = 9) int failures) {
    assertThat(schedule.next(id, failures, NOW)).isEqualTo(schedule.next(id, failures, NOW));
  }

  @Test
  void spreadsWhatFailedTogether() {
    assertThat(schedule.next("d1", 3, NOW)).isNotEqualTo(schedule.next("d2", 3, NOW));
  }

  @Test
  void givesUpAfterTheTenthFailure() {
    assertThat(schedule.next("d1", 9, NOW)).isPresent();
    assertThat(schedule.next("d1", 10, NOW)).isEmpty();
  }
}
