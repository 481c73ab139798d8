package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
  private final Recent<String, Integer> recent = new Recent<>();

  @Test
  void keepsWhatWasTouchedLastWhenThereAreTooMany() {
    recent.put("old", new Held<>("old", 1), 1);
    recent.put("older", new Held<>("older", 1), 1);
    recent.get("old");
    for (int i = 0; i < Recent.MOST - 1; i++) {
      recent.put("n" + i, new Held<>("new", i), 1);
    }
    assertThat(recent.get("older")).isNull();
    assertThat(recent.get("old")).isEqualTo(new Held<>("old", 1));
  }

  @Test
  void forgetsTheOldestWhenTheyWeighTooMuch() {
    recent.put("a", new Held<>("a", 1), Recent.MOST_BYTES / 2 + 1);
    recent.put("b", new Held<>("b", 1), Recent.MOST_BYTES / 2);
    assertThat(recent.get("a")).isNull();
    assertThat(recent.get("b")).isNotNull();
  }

  @Test
  void weighsOnlyTheLastOfOneKey() {
    for (int i = 0; i < 10; i++) {
      recent.put("a", new Held<>("a", i), Recent.MOST_BYTES / 2);
    }
    recent.put("b", new Held<>("b", 1), Recent.MOST_BYTES / 2);
    assertThat(recent.get("a")).isEqualTo(new Held<>("a", 9));
    assertThat(recent.get("b")).isNotNull();
  }

  @Test
  void keepsNothingOfWhichNobodySaysHowLargeItIs() {
    recent.put("a", new Held<>("a", 1), 1);
    recent.put("a", new Held<>("a", 2), 0);
    assertThat(recent.get("a")).isNull();
  }

  @Test
  void keepsNothingThatWeighsTooMuchAlone() {
    recent.put("a", new Held<>("a", 1), Recent.MOST_BYTES + 1);
    assertThat(recent.get("a")).isNull();
  }
}
