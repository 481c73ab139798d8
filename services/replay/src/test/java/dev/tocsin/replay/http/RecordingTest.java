package dev.tocsin.replay.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RecordingTest {

  @Test
  void keepsTheLatestAndCountsAll() {
    Recording<Integer> recording = new Recording<>(3, 1000, entry -> 1);

    IntStream.rangeClosed(1, 5).forEach(recording::add);

    assertThat(recording.latest()).containsExactly(3, 4, 5);
    assertThat(recording.count()).isEqualTo(5);
  }

  @Test
  void forgetsTheOldestWhenItWeighsTooMuch() {
    Recording<String> recording = new Recording<>(100, 10, String::length);

    recording.add("12345");
    recording.add("67890");
    recording.add("x");

    assertThat(recording.latest()).containsExactly("67890", "x");
  }

  @Test
  void keepsAtLeastTheLastOneHoweverHeavy() {
    Recording<String> recording = new Recording<>(100, 10, String::length);

    recording.add("x");
    recording.add("far more than ten");

    assertThat(recording.latest()).containsExactly("far more than ten");
    assertThat(recording.count()).isEqualTo(2);
  }
}
