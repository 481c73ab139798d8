package dev.tocsin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  private static final long FIRST = OffsetDateTime.parse("0000-01-01T00:00:00Z").toEpochSecond();
  private static final long LAST = OffsetDateTime.parse("9999-12-31T23:59:59Z").toEpochSecond();

  @Test
  void readsWhatIsWritten() {
    Random random = new Random(1);
    int[] grains = {1_000_000_000, 1_000_000, 1_000, 1};
    for (int i = 0; i < 20_000; i++) {
      int grain = grains[i % grains.length];
      long nanos = (long) random.nextInt(1_000_000_000) / grain * grain;
      Instant time = Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1), nanos);
      assertThat(Instants.parse(time.toString())).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-02-29T23:59:59Z",
        "2024-05-01T12:00:00.1Z",
        "2024-05-01T12:00:00.1234567Z",
        "2024-05-01T12:00:00.123456789Z",
        "2024-05-01T24:00:00Z",
        "2024-05-01T12:00:00+02:00",
        "2024-05-01T12:00Z",
        "2024-05-01t12:00:00z",
        "+12024-05-01T12:00:00Z",
        "-0001-05-01T12:00:00Z",
        "2016-12-31T23:59:60Z",
        "2024-02-30T12:00:00Z",
        "2024-13-01T12:00:00Z",
        "2024-00-01T12:00:00Z",
        "2024-05-00T12:00:00Z",
        "2024-05-01T25:00:00Z",
        "2024-05-01T12:60:00Z",
        "2024-05-01T12:00:61Z",
        "2024-05-01T12:00:00.Z",
        "2024-05-01T12:00:00.1234567890Z",
        "2024-05-01T12:00:00,5Z",
        "2024-05-01T12:00:0xZ",
        "2024-05-01T12:00:00.٣Z",
        "2024-05-01 12:00:00Z",
        "2024-05-01T12:00:00",
        "2024-05-01",
        "noon",
        "Z",
        ""
      })
  void takesAndRefusesWhatTheLibraryDoes(String text) {
    Instant expected;
    try {
      expected = Instant.parse(text);
    } catch (DateTimeException refused) {
      assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
      return;
    }
    assertThat(Instants.parse(text)).isEqualTo(expected);
  }
}
