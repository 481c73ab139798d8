package dev.tocsin.messaging.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReplacementsTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private final Replacements replacements = new Replacements();

  @Test
  void refusesTheFourthInTenMinutes() {
    List<Boolean> granted = grantAt(0, 1, 5, 9);

    assertThat(granted).containsExactly(true, true, true, false);
  }

  @Test
  void forgetsAfterTenMinutes() {
    grantAt(0, 5, 5);

    List<Boolean> granted = grantAt(10, 11, 15);

    assertThat(granted).containsExactly(true, false, true);
  }

  private List<Boolean> grantAt(Integer... minutes) {
    return Stream.of(minutes)
        .map(minute -> replacements.grant(NOON.plus(Duration.ofMinutes(minute))))
        .toList();
  }
}
