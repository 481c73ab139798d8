package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.domain.poll.ServerWord.Source;
import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerWordsTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "max-age=600; 600",
        "public, max-age=600; 600",
        "MAX-AGE = \"600\", private; 600",
        "s-maxage=9, max-age=600; 600",
        "max-age=0; 0"
      })
  void maxAgeIsReadAsItIsWritten(String cacheControl, int seconds) {
    assertThat(ServerWords.in(200, headers("Cache-Control", cacheControl), NOON))
        .contains(new ServerWord(NOON.plusSeconds(seconds), Source.MAX_AGE));
  }

  @Test
  void maxAgeOutranksExpiresAndSpeaksOnANotModifiedToo() {
    Headers both =
        headers("Expires", "Wed, 01 May 2024 15:00:00 GMT", "Cache-Control", "max-age=60");

    assertThat(ServerWords.in(304, both, NOON))
        .contains(new ServerWord(NOON.plusSeconds(60), Source.MAX_AGE));
  }

  @Test
  void expiresIsReadAgainstTheServersOwnClock() {
    Headers slowClock =
        headers(
            "Date", "Wed, 01 May 2024 09:00:00 GMT", "Expires", "Wed, 01 May 2024 10:00:00 GMT");

    assertThat(ServerWords.in(200, slowClock, NOON))
        .contains(new ServerWord(NOON.plus(Duration.ofHours(1)), Source.EXPIRES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "120; 2024-05-01T12:02:00Z",
        "Wed, 01 May 2024 15:00:00 GMT; 2024-05-01T15:00:00Z",
        "Sun, 01 May 2024 15:00:00 GMT; 2024-05-01T15:00:00Z"
      })
  void retryAfterIsSecondsOrADate(String value, Instant until) {
    assertThat(ServerWords.in(503, headers("Retry-After", value), NOON))
        .contains(new ServerWord(until, Source.RETRY_AFTER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Wed, 99 May 2024"})
  void nonsenseIsNoWord(String value) {
    assertThat(ServerWords.in(429, headers("Retry-After", value), NOON)).isEmpty();
    assertThat(ServerWords.in(200, headers("Expires", value), NOON)).isEmpty();
  }

  @Test
  void centuriesDoNotOverflow() {
    Optional<ServerWord> word =
        ServerWords.in(200, headers("Cache-Control", "max-age=999999999999999999"), NOON);

    assertThat(word).hasValueSatisfying(said -> assertThat(said.until()).isAfter(NOON));
  }

  private static Headers headers(String... namesAndValues) {
    List<Header> lines = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      lines.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(lines);
  }
}
