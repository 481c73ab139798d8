package dev.tocsin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest
  @CsvSource({"0, PT0S", "120, PT2M", "' 7 ', PT7S", "007, PT7S", "86400, PT24H"})
  void readsSeconds(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOW)).hasValue(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
      })
  void readsDates(String header) {
    assertThat(RetryAfter.parse(header, NOW)).hasValue(Duration.ofSeconds(37));
  }

  @Test
  void readsDatesWithTwoDigitsOfTheYear() {
    Instant now = Instant.parse("2023-11-06T08:49:00Z");

    assertThat(RetryAfter.parse("Monday, 06-Nov-23 08:49:37 GMT", now))
        .hasValue(Duration.ofSeconds(37));
  }

  @Test
  void takesADateThatHasPassedForNow() {
    assertThat(RetryAfter.parse("Sat, 05 Nov 1994 08:49:37 GMT", NOW)).hasValue(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"86401", "999999", "99999999999999999999999", "Sat, 06 Nov 2094 08:49:37 GMT"})
  void waitsADayAtMost(String header) {
    assertThat(RetryAfter.parse(header, NOW)).hasValue(RetryAfter.MOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "1.5", "soon", "٣", "Sun, 99 Nov 1994 08:49:37 GMT"})
  void doesNotGuess(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
