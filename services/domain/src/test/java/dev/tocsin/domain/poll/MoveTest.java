package dev.tocsin.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoveTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Optional<String> THERE = Optional.of("http://there.test/feed");

  @Test
  void moveLastsWhenItIsSeenAgainAWeekLater() {
    Move first = Move.after(Optional.empty(), THERE, NOON).orElseThrow();
    Move again = Move.after(Optional.of(first), THERE, NOON.plus(WEEK)).orElseThrow();

    assertThat(first.lasts("http://here.test/feed", NOON)).isFalse();
    assertThat(again.lasts("http://here.test/feed", NOON.plus(WEEK))).isTrue();
  }

  @Test
  void whatLedElsewhereInBetweenBeginsAnew() {
    Optional<Move> first = Move.after(Optional.empty(), THERE, NOON);
    Optional<Move> none = Move.after(first, Optional.empty(), NOON.plusSeconds(1));
    Optional<Move> elsewhere =
        Move.after(first, Optional.of("http://elsewhere.test/"), NOON.plusSeconds(1));

    assertThat(none).isEmpty();
    assertThat(elsewhere.orElseThrow().since()).isEqualTo(NOON.plusSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.test/feed, https://a.test/feed, true",
    "http://a.test/feed, https://b.test/feed, false",
    "http://a.test/feed, https://a.test/other, false",
    "https://a.test/feed, http://a.test/feed, false"
  })
  void onlyTheSamePlaceBehindTlsLastsAtOnce(String from, String to, boolean lasts) {
    assertThat(new Move(to, NOON).lasts(from, NOON)).isEqualTo(lasts);
  }
}
