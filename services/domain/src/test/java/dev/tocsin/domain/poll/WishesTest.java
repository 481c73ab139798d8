package dev.tocsin.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WishesTest {
  /** A Wednesday. */
  private static final Instant NOON = Instant.parse("2024-05-01T12:34:00Z");

  @Test
  void hourThatIsNotSkippedIsOpen() {
    assertThat(skipping(Set.of(11, 13), Set.of()).open(NOON)).isEqualTo(NOON);
  }

  @Test
  void skippedHoursEndAtTheNextFullOne() {
    assertThat(skipping(Set.of(12, 13), Set.of()).open(NOON))
        .isEqualTo(Instant.parse("2024-05-01T14:00:00Z"));
  }

  @Test
  void skippedDayEndsAtMidnightInGmt() {
    assertThat(skipping(Set.of(0), Set.of(DayOfWeek.WEDNESDAY)).open(NOON))
        .isEqualTo(Instant.parse("2024-05-02T01:00:00Z"));
  }

  @Test
  void whoSkipsEverythingSkipsNothing() {
    assertThat(skipping(Set.of(), EnumSet.allOf(DayOfWeek.class)).open(NOON)).isEqualTo(NOON);
  }

  private static Wishes skipping(Set<Integer> hours, Set<DayOfWeek> days) {
    return new Wishes(Optional.empty(), Optional.empty(), hours, days);
  }
}
