package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownKeysTest {
  private final KnownKeys known = new KnownKeys();

  @Test
  void neverDeniesAKeyThatIsThere() {
    for (int i = 0; i < 100_000; i++) {
      known.add("s/" + i);
    }
    for (int i = 0; i < 50_000; i++) {
      known.remove("s/" + i);
    }
    for (int i = 50_000; i < 100_000; i++) {
      assertThat(known.mayHave("s/" + i)).isTrue();
    }
  }

  @Test
  void deniesAlmostAllKeysThatAreNotThere() {
    for (int i = 0; i < 10_000; i++) {
      known.add("s/" + i);
    }
    int taken = 0;
    for (int i = 0; i < 10_000; i++) {
      taken += known.mayHave("other/" + i) ? 1 : 0;
    }
    assertThat(taken).isLessThan(1_000);
  }

  @Test
  void deniesAKeyThatIsGone() {
    known.add("a");
    known.add("a");
    known.remove("a");
    assertThat(known.mayHave("a")).isTrue();
    known.remove("a");
    assertThat(known.mayHave("a")).isFalse();
  }

  @Test
  void staysOnTheSafeSideOnceACounterIsFull() {
    for (int i = 0; i < 1_000; i++) {
      known.add("a");
    }
    for (int i = 0; i < 999; i++) {
      known.remove("a");
    }
    assertThat(known.mayHave("a")).isTrue();
  }
}
