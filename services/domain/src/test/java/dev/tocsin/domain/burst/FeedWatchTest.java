package dev.tocsin.domain.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tocsin.domain.burst.Flow.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedWatchTest {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration POLL_EVERY = Duration.ofMinutes(30);

  private final List<Silence> silences = new ArrayList<>();
  private FeedWatch watch = FeedWatch.from(START);
  private Instant now = START;

  @Test
  void findsThatAFeedHasStopped() {
    poll(Duration.ofDays(14), 1);

    poll(Duration.ofDays(3), 0);

    assertThat(silences).hasSize(1);
    assertThat(silences.getFirst().count()).isZero();
    assertThat(silences.getFirst().hours()).isBetween(24L, 26L);
    assertThat(silences.getFirst().expected()).isCloseTo(49, within(5.0));
  }

  @Test
  void tellsTheNextSilenceAfterNews() {
    poll(Duration.ofDays(14), 1);
    poll(Duration.ofDays(2), 0);
    poll(Duration.ofHours(1), 1);

    poll(Duration.ofDays(2), 0);

    assertThat(silences).hasSize(2);
  }

  @Test
  void bearsTheGapsOfAFeedThatIsRarelyNew() {
    for (int week = 0; week < 6; week++) {
      poll(Duration.ofDays(5), 0);
      poll(POLL_EVERY, 1);
    }

    assertThat(silences).isEmpty();
  }

  @Test
  void saysNothingOfATimeInWhichNobodyPolled() {
    poll(Duration.ofDays(14), 1);
    now = now.plus(Duration.ofDays(5));

    poll(Duration.ofHours(20), 0);

    assertThat(silences).isEmpty();
  }

  @Test
  void saysNothingBeforeItKnowsWhatIsUsual() {
    poll(Duration.ofDays(3), 1);

    poll(Duration.ofDays(3), 0);

    assertThat(silences).isEmpty();
  }

  private void poll(Duration time, int newEntries) {
    for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(POLL_EVERY)) {
      FeedWatch.Seen seen = watch.polled(now, newEntries);
      watch = seen.watch();
      seen.silence().ifPresent(silences::add);
    }
  }
}
