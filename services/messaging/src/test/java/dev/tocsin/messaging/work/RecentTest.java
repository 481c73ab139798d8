package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.messaging.work.Recent.Unwritten;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {
  private final List<String> written = new ArrayList<>();
  private final Recent<String, Integer> recent =
      new Recent<>(
          (key, held, unwritten) -> written.add(key + " " + held.schedule() + " " + unwritten));

  @Test
  void keepsWhatWasTouchedLastWhenThereAreTooMany() {
    recent.put("old", new Held<>("old", 1), 1, Unwritten.NOTHING);
    recent.put("older", new Held<>("older", 1), 1, Unwritten.NOTHING);
    recent.get("old");
    for (int i = 0; i < Recent.MOST - 1; i++) {
      recent.put("n" + i, new Held<>("new", i), 1, Unwritten.NOTHING);
    }
    assertThat(recent.get("older")).isNull();
    assertThat(recent.get("old")).isEqualTo(new Held<>("old", 1));
  }

  @Test
  void forgetsTheOldestWhenTheyWeighTooMuch() {
    recent.put("a", new Held<>("a", 1), Recent.MOST_BYTES / 2 + 1, Unwritten.NOTHING);
    recent.put("b", new Held<>("b", 1), Recent.MOST_BYTES / 2, Unwritten.NOTHING);
    assertThat(recent.get("a")).isNull();
    assertThat(recent.get("b")).isNotNull();
  }

  @Test
  void weighsOnlyTheLastOfOneKey() {
    for (int i = 0; i < 10; i++) {
      recent.put("a", new Held<>("a", i), Recent.MOST_BYTES / 2, Unwritten.NOTHING);
    }
    recent.put("b", new Held<>("b", 1), Recent.MOST_BYTES / 2, Unwritten.NOTHING);
    assertThat(recent.get("a")).isEqualTo(new Held<>("a", 9));
    assertThat(recent.get("b")).isNotNull();
  }

  @Test
  void keepsNothingOfWhichNobodySaysHowLargeItIs() {
    recent.put("a", new Held<>("a", 1), 1, Unwritten.NOTHING);
    recent.put("a", new Held<>("a", 2), 0, Unwritten.NOTHING);
    assertThat(recent.get("a")).isNull();
  }

  @Test
  void keepsNothingThatWeighsTooMuchAlone() {
    recent.put("a", new Held<>("a", 1), Recent.MOST_BYTES + 1, Unwritten.NOTHING);
    assertThat(recent.get("a")).isNull();
  }

  @Test
  void writesEachPieceOnceAndAsItIsByThen() {
    put("a", 1, Unwritten.ALL);
    put("b", 1, Unwritten.SCHEDULE);
    put("a", 2, Unwritten.SCHEDULE);
    put("b", 2, Unwritten.BOTH);
    put("c", 1, Unwritten.NOTHING);
    assertThat(written).isEmpty();

    recent.write();
    recent.write();

    assertThat(written).containsExactly("a 2 ALL", "b 2 BOTH");
    put("a", 3, Unwritten.SCHEDULE);
    recent.write();
    assertThat(written).last().isEqualTo("a 3 SCHEDULE");
  }

  @Test
  void neverWritesWhatIsForgottenBefore() {
    put("a", 1, Unwritten.ALL);
    put("b", 1, Unwritten.SCHEDULE);

    assertThat(recent.forget("a")).isEqualTo(Unwritten.ALL);
    assertThat(recent.forget("b")).isEqualTo(Unwritten.SCHEDULE);
    assertThat(recent.forget("c")).isEqualTo(Unwritten.NOTHING);

    recent.write();
    assertThat(written).isEmpty();
  }

  @Test
  void writesWhatHasToGoBefore() {
    put("a", 1, Unwritten.ALL);
    put("b", 1, Unwritten.NOTHING);
    recent.put("c", new Held<>("c", 1), Recent.MOST_BYTES, Unwritten.SCHEDULE);
    assertThat(written).containsExactly("a 1 ALL");
  }

  @Test
  void writesAtOnceWhatItCannotKeep() {
    put("a", 1, Unwritten.ALL);
    recent.put("a", new Held<>("a", 2), 0, Unwritten.SCHEDULE);
    assertThat(written).containsExactly("a 2 ALL");
  }

  private void put(String key, int schedule, Unwritten change) {
    recent.put(key, new Held<>(key, schedule), 1, change);
  }

  @Test
  void countsWhatIsStillToBeWritten() {
    recent.put("stored", new Held<>("stored", 1), 1, Unwritten.NOTHING);
    assertThat(recent.unwritten()).isZero();
    recent.put("new", new Held<>("new", 1), 1, Unwritten.ALL);
    recent.put("new", new Held<>("new", 2), 1, Unwritten.SCHEDULE);
    recent.put("stored", new Held<>("stored", 2), 1, Unwritten.SCHEDULE);
    recent.put("short-lived", new Held<>("short-lived", 1), 1, Unwritten.ALL);
    assertThat(recent.unwritten()).isEqualTo(3);
    recent.forget("short-lived");
    assertThat(recent.unwritten()).isEqualTo(2);
    recent.put("large", new Held<>("large", 1), Recent.MOST_BYTES, Unwritten.ALL);
    assertThat(written).hasSize(2);
    assertThat(recent.unwritten()).isEqualTo(1);
    recent.write();
    assertThat(recent.unwritten()).isZero();
  }
}
