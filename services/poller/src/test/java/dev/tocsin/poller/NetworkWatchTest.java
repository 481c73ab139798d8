package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NetworkWatchTest {
  private final NetworkWatch watch = new NetworkWatch();

  @Test
  void severalSitesInARowAreOurOwnFault() {
    IntStream.range(0, 4).forEach(n -> watch.isDownFor("site-" + n));

    assertThat(watch.isDownFor("site-4")).isTrue();
  }

  @Test
  void oneSiteIsNotHoweverOftenItFails() {
    IntStream.range(0, 100).forEach(n -> watch.isDownFor("site"));

    assertThat(watch.isDownFor("site")).isFalse();
  }

  @Test
  void oneAnswerProvesTheNetwork() {
    IntStream.range(0, 9).forEach(n -> watch.isDownFor("site-" + n));

    watch.answered();

    assertThat(watch.isDownFor("site-9")).isFalse();
  }
}
