package dev.tocsin.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class PulseTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void intervalGrowsWithTheSilenceAndEndsWithIt() {
    Pulse pulse = Pulse.UNKNOWN.after(1, NOON);

    Duration soon = interval(pulse, HOUR);
    Duration late = interval(pulse, HOUR.multipliedBy(8));
    Pulse awake = pulse.after(1, NOON.plus(HOUR.multipliedBy(8)));

    assertThat(late).isGreaterThan(soon);
    assertThat(awake.interval(Optional.empty(), NOON.plus(HOUR.multipliedBy(8)))).isZero();
  }

  @Test
  void feedThatIsQuietAtNightIsStillAskedInItsOwnRhythm() {
    Pulse hourly = Pulse.UNKNOWN;
    for (int hour = 0; hour < 10; hour++) {
      hourly = hourly.after(1, NOON.plus(HOUR.multipliedBy(hour)));
    }
    Instant morning = NOON.plus(HOUR.multipliedBy(19));

    assertThat(hourly.gap()).contains(HOUR);
    assertThat(hourly.interval(Optional.empty(), morning)).isEqualTo(HOUR);
  }

  @Test
  void publishersHintIsTakenOnlyWhileTheRhythmIsUnknown() {
    Pulse once = Pulse.UNKNOWN.after(1, NOON);
    Pulse twice = once.after(1, NOON.plus(HOUR.multipliedBy(3)));
    Instant later = NOON.plus(HOUR.multipliedBy(11));

    assertThat(once.interval(Optional.of(HOUR), later)).isEqualTo(HOUR);
    assertThat(twice.interval(Optional.of(HOUR), later)).isEqualTo(HOUR.multipliedBy(2));
  }

  @Property
  void intervalHasItsBounds(
      @ForAll @IntRange(max = 50) int entries, @ForAll @LongRange(max = 100_000_000) long seconds) {
    Pulse pulse = Pulse.UNKNOWN.after(1, NOON).after(entries, NOON.plusSeconds(60));

    Duration interval = interval(pulse, Duration.ofSeconds(60 + seconds));

    assertThat(interval).isBetween(Duration.ZERO, Pulse.LONGEST);
  }

  private static Duration interval(Pulse pulse, Duration later) {
    return pulse.interval(Optional.empty(), NOON.plus(later));
  }
}
