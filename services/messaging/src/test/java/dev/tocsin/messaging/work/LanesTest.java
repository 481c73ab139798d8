package dev.tocsin.messaging.work;

import static dev.tocsin.messaging.work.HandClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LanesTest {
  private static final Lane WIDE = new Lane("wide", 3, Duration.ZERO);
  private static final Lane POLITE = new Lane("polite", 1, Duration.ofSeconds(1));

  private final Lanes lanes = new Lanes();

  @Test
  void letsLanesTakeTurns() {
    lanes.queue("a1", lane("a", 3));
    lanes.queue("a2", lane("a", 3));
    lanes.queue("b1", lane("b", 3));
    lanes.queue("b2", lane("b", 3));

    List<String> started = startAll(NOON);

    assertThat(started).containsExactly("a1", "b1", "a2", "b2");
  }

  @Test
  void letsAKeyWaitOnlyOnce() {
    lanes.queue("a", WIDE);
    lanes.queue("a", WIDE);

    List<String> started = startAll(NOON);

    assertThat(started).containsExactly("a");
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void movesAWaitingKeyToItsNewLane() {
    lanes.queue("a", lane("old", 1));
    lanes.queue("a", lane("new", 1));

    Optional<Lanes.Turn> turn = lanes.next(NOON);

    assertThat(turn).map(Lanes.Turn::lane).contains("new");
    assertThat(lanes.next(NOON)).isEmpty();
    assertThat(lanes.size()).isEqualTo(1);
  }

  @Test
  void narrowsASlowLaneToOnePermit() {
    queue(WIDE, 5);
    startAll(NOON);
    lanes.release("wide", true, NOON);
    lanes.release("wide", true, NOON);
    List<String> whileOneIsOut = startAll(NOON);

    lanes.release("wide", true, NOON);

    assertThat(whileOneIsOut).isEmpty();
    assertThat(startAll(NOON)).containsExactly("wide3");
  }

  @Test
  void widensItAgainAfterAFastJob() {
    queue(WIDE, 9);
    startAll(NOON);
    for (int i = 0; i < 3; i++) {
      lanes.release("wide", true, NOON);
    }
    startAll(NOON);

    lanes.release("wide", false, NOON);

    assertThat(startAll(NOON)).containsExactly("wide4", "wide5", "wide6");
  }

  @Test
  void takesAChangeOfALaneAtOnce() {
    queue(lane("grows", 1), 1);
    startAll(NOON);

    lanes.queue("second", lane("grows", 4));

    assertThat(startAll(NOON)).containsExactly("second");
  }

  @Test
  void givesACancelledTurnBackWithItsRest() {
    queue(POLITE, 2);
    Lanes.Turn turn = lanes.next(NOON).orElseThrow();

    lanes.cancel(turn.lane(), NOON);

    assertThat(lanes.next(NOON)).map(Lanes.Turn::key).contains("polite1");
  }

  @Test
  void forgetsALaneThatIsEmpty() {
    queue(WIDE, 2);
    startAll(NOON);
    lanes.release("wide", false, NOON);

    lanes.release("wide", false, NOON);

    assertThat(lanes.size()).isZero();
  }

  @Test
  void forgetsALaneWhoseWorkWasCancelled() {
    queue(POLITE, 1);
    lanes.next(NOON);

    lanes.cancel("polite", NOON);

    assertThat(lanes.size()).isZero();
  }

  @Test
  void forgetsASlowLaneThatIsEmpty() {
    queue(WIDE, 1);
    startAll(NOON);

    lanes.release("wide", true, NOON);

    assertThat(lanes.size()).isZero();
  }

  @Test
  void forgetsALaneWhenItsRestIsOver() {
    queue(POLITE, 1);
    startAll(NOON);
    lanes.release("polite", false, NOON);
    int resting = lanes.size();

    lanes.next(NOON.plusSeconds(1));

    assertThat(resting).isEqualTo(1);
    assertThat(lanes.size()).isZero();
  }

  @Test
  void keepsTheRestOfALaneThatWasEmptyForAMoment() {
    queue(POLITE, 1);
    startAll(NOON);
    lanes.release("polite", false, NOON);
    lanes.queue("next", POLITE);
    List<String> tooEarly = startAll(NOON.plusMillis(999));

    List<String> afterRest = startAll(NOON.plusSeconds(1));

    assertThat(tooEarly).isEmpty();
    assertThat(afterRest).containsExactly("next");
  }

  private void queue(Lane lane, int keys) {
    for (int i = 0; i < keys; i++) {
      lanes.queue(lane.name() + i, lane);
    }
  }

  private List<String> startAll(Instant now) {
    List<String> started = new ArrayList<>();
    for (var turn = lanes.next(now); turn.isPresent(); turn = lanes.next(now)) {
      started.add(turn.get().key());
    }
    return started;
  }

  private static Lane lane(String name, int permits) {
    return new Lane(name, permits, Duration.ZERO);
  }
}
