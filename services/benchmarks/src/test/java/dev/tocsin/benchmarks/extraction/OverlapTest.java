package dev.tocsin.benchmarks.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverlapTest {
  @ParameterizedTest
  @CsvSource({
    "one two, One two!, 1.0",
    "one two, two one, 1.0",
    "one two, one, 0.667",
    "one two, one one two two, 0.667",
    "one, two, 0.0",
    "one, '', 0.0",
    "'', '', 1.0",
    "停戦協議, 停戦, 0.667",
  })
  void countsTheWordsInCommon(String expected, String found, double f1) {
    assertThat(Math.round(1000 * Overlap.of(expected, found).f1()) / 1000.0).isEqualTo(f1);
  }
}
