package dev.tocsin.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RateTest {
  private static final long SECOND = 1_000_000_000;

  @Property
  void countsWhatCameInTheLastSixtySeconds(@ForAll List<@IntRange(max = 100) Integer> gaps) {
    AtomicLong now = new AtomicLong();
    Rate rate = new Rate(now::get);
    List<Long> marks = new ArrayList<>();

    for (int gap : gaps) {
      now.addAndGet(gap * SECOND);
      rate.mark();
      marks.add(now.get() / SECOND);
    }

    long expected = marks.stream().filter(at -> at > now.get() / SECOND - 60).count();
    assertThat(rate.perMinute()).isEqualTo(expected);
  }
}
