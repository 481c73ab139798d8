package dev.tocsin.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.gateway.Samples;
import dev.tocsin.gateway.model.KeptAlert.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VolumeTest {

  @Property
  void everyAlertIsInOneBucketOfAtMostSixty(
      @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 30_000_000) Long> seconds) {
    List<KeptAlert> alerts = seconds.stream().map(second -> alert("aid", second)).toList();

    Volume volume = Volume.of(alerts, Map.of());

    assertThat(volume.times()).hasSizeLessThanOrEqualTo(61);
    assertThat(volume.series().stream().mapToLong(Volume.Series::total).sum())
        .isEqualTo(alerts.size());
  }

  @Test
  void aFewDaysAreShownByTheHours() {
    Volume volume = Volume.of(List.of(alert("aid", 0), alert("aid", 5 * 86_400)), Map.of());

    assertThat(volume.bucketSeconds()).isEqualTo(3 * 3_600);
    assertThat(volume.times()).hasSize(41);
  }

  @Test
  void theBusiestTopicsStandFirstAndTheRestIsTogether() {
    List<KeptAlert> alerts =
        IntStream.rangeClosed(1, 10)
            .boxed()
            .flatMap(n -> IntStream.range(0, n).mapToObj(i -> alert("topic-" + n, i)))
            .toList();

    Volume volume = Volume.of(alerts, Map.of("topic-10", "Ten"));

    assertThat(volume.series()).hasSize(8);
    assertThat(volume.series().getFirst().name()).isEqualTo("Ten");
    assertThat(volume.series().getLast().topic()).isEmpty();
    assertThat(volume.series().getLast().total()).isEqualTo(1 + 2 + 3);
  }

  @Test
  void ofNothingThereIsNothing() {
    assertThat(Volume.of(List.of(), Map.of()).series()).isEmpty();
  }

  private static KeptAlert alert(String topic, long second) {
    return new KeptAlert(
        new Place(second, 0, second),
        new StreamPosition(List.of()),
        Samples.alert("a", topic, "Title", "", Samples.AT.plusSeconds(second)));
  }
}
