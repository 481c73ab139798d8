package dev.tocsin.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.gateway.Samples;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertLogTest {
  private final AlertLog log = new AlertLog();
  private final long[] offsets = new long[2];

  @Test
  void keepsTheNewestByTimeWhicheverPartitionWasReadFirst() {
    add(0, 4_000, 10_000);
    add(1, 4_000, 0);

    var kept = log.newestFirst();

    assertThat(kept).hasSize(AlertLog.KEPT);
    assertThat(kept).filteredOn(alert -> alert.place().partition() == 0).hasSize(4_000);
    assertThat(kept.getFirst().place().offset()).isEqualTo(3_999);
  }

  @Test
  void saysWhenAlertsAreMissing() {
    StreamPosition start = log.end();
    add(0, 10, 0);
    StreamPosition early = log.end();

    add(0, AlertLog.KEPT * 2, 100);

    assertThat(log.listen(Optional.of(start)).gap()).isTrue();
    assertThat(log.listen(Optional.of(early)).gap()).isTrue();
    assertThat(log.listen(Optional.of(log.end())).gap()).isFalse();
  }

  @Test
  void cutsOffAListenerThatDoesNotKeepUp() throws Exception {
    AlertTap tap = log.listen(Optional.empty());

    add(0, 1_000, 0);

    int seen = 0;
    while (!tap.ended()) {
      assertThat(tap.next(Duration.ZERO)).isPresent();
      seen++;
    }
    assertThat(seen).isBetween(1, 999);
  }

  @Test
  void aListenerEndsWhenTheLogDoes() throws Exception {
    AlertTap tap = log.listen(Optional.empty());

    log.close();

    assertThat(tap.next(Duration.ofSeconds(20))).isEmpty();
    assertThat(tap.ended()).isTrue();
  }

  @Test
  void placesAreReadBackFromTheirText() {
    add(1, 1, 0);

    StreamPosition end = log.end();

    assertThat(end).hasToString("0.1");
    assertThat(StreamPosition.parse("0.1")).hasValue(end);
    assertThat(StreamPosition.parse("0.")).isEmpty();
    assertThat(StreamPosition.parse("-1")).isEmpty();
  }

  private void add(int partition, int count, long fromSecond) {
    long first = offsets[partition];
    for (int i = 0; i < count; i++) {
      log.add(
          partition,
          first + i,
          Samples.alert("a", "aid", "Title", "", Samples.AT.plusSeconds(fromSecond + i)));
    }
    offsets[partition] += count;
  }
}
