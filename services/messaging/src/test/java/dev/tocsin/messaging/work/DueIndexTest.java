package dev.tocsin.messaging.work;

import static dev.tocsin.messaging.work.HandClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class DueIndexTest {
  private final DueIndex index = new DueIndex();

  @Property
  void givesKeysInTheOrderInWhichTheyAreDue(
      @ForAll List<@LongRange(min = -5_000_000_000L, max = 5_000_000_000L) Long> nanos) {
    DueIndex index = new DueIndex();
    nanos.forEach(due -> index.add(NOON.plusNanos(due), Long.toString(due)));

    List<Long> taken = new ArrayList<>();
    while (index.hasDue(NOON.plusSeconds(5))) {
      taken.add(Long.valueOf(index.take()));
    }

    assertThat(taken).containsExactlyElementsOf(nanos.stream().sorted().toList());
  }

  @Example
  void hasNothingDueAMomentTooEarly() {
    index.add(NOON, "a");

    assertThat(index.hasDue(NOON.minusNanos(1))).isFalse();
    assertThat(index.hasDue(NOON)).isTrue();
  }

  @Example
  void holdsWhatIsNeverDue() {
    index.add(Instant.MAX, "never");

    assertThat(index.hasDue(NOON)).isFalse();
    assertThat(index.size()).isEqualTo(1);
  }
}
