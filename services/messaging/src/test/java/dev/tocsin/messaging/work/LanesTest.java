package dev.tocsin.messaging.work;

import static dev.tocsin.messaging.work.HandClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LanesTest {
  private static final Lane WIDE = new Lane("wide", 3, Duration.ZERO);
  private static final Lane POLITE = new Lane("polite", 1, Duration.ofSeconds(1));

  private static final OptionalLong NOBODYS = OptionalLong.empty();

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

    Optional<Lanes.Turn> turn = lanes.next(NOON, true);

    assertThat(turn).map(Lanes.Turn::lane).contains("new");
    assertThat(lanes.next(NOON, true)).isEmpty();
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
    Lanes.Turn turn = lanes.next(NOON, true).orElseThrow();

    lanes.cancel(turn.lane(), NOON);

    assertThat(lanes.next(NOON, true)).map(Lanes.Turn::key).contains("polite1");
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
    lanes.next(NOON, true);

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

    lanes.next(NOON.plusSeconds(1), true);

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

  @Test
  void letsABurstStartAndThenKeepsTheGap() {
    Lane bucket = new Lane("bucket", 9, Duration.ofSeconds(1), 3, Instant.MIN, NOBODYS);
    queue(bucket, 6);

    List<String> burst = startAll(NOON);
    List<String> tooEarly = startAll(NOON.plusMillis(999));
    List<String> later = startAll(NOON.plusSeconds(2));

    assertThat(burst).containsExactly("bucket0", "bucket1", "bucket2");
    assertThat(tooEarly).isEmpty();
    assertThat(later).containsExactly("bucket3", "bucket4");
  }

  @Test
  void startsNothingBeforeALaneOpens() {
    queue(opening(NOON.plusSeconds(5)), 2);

    List<String> closed = startAll(NOON.plusMillis(4_999));
    List<String> open = startAll(NOON.plusSeconds(5));

    assertThat(closed).isEmpty();
    assertThat(open).containsExactly("shut0", "shut1");
  }

  @Test
  void opensEarlierWhenTheLaneIsChanged() {
    queue(opening(NOON.plusSeconds(3_600)), 1);
    startAll(NOON);

    lanes.change(opening(NOON.plusSeconds(1)));

    assertThat(startAll(NOON)).isEmpty();
    assertThat(startAll(NOON.plusSeconds(1))).containsExactly("shut0");
  }

  @Test
  void closesALaneThatHasTurns() {
    queue(opening(Instant.MIN), 2);

    lanes.change(opening(NOON.plusSeconds(1)));

    assertThat(startAll(NOON)).isEmpty();
    assertThat(startAll(NOON.plusSeconds(1))).hasSize(2);
  }

  @Test
  void startsAnOrderedLaneByPlaceAndOnlyWhenAllThatIsDueWaits() {
    lanes.queue("late", placed(7));
    lanes.queue("early", placed(3));

    Optional<Lanes.Turn> unsettled = lanes.next(NOON, false);
    Optional<Lanes.Turn> settled = lanes.next(NOON, true);

    assertThat(unsettled).isEmpty();
    assertThat(settled).map(Lanes.Turn::key).contains("early");
  }

  /** A lane that rests for a day while much comes for it must not fill the memory with rests. */
  @Test
  void keepsOneRestForALaneHoweverMuchComesForIt() {
    for (int i = 0; i < 1_000; i++) {
      lanes.queue("k" + i, opening(NOON.plusSeconds(5)));
      lanes.next(NOON, true);
    }

    assertThat(lanes.rests()).isEqualTo(1);
  }

  private static Lane opening(Instant at) {
    return new Lane("shut", 9, Duration.ZERO, 1, at, NOBODYS);
  }

  private static Lane placed(long place) {
    return new Lane("ordered", 1, Duration.ZERO, 1, Instant.MIN, OptionalLong.of(place));
  }

  private void queue(Lane lane, int keys) {
    for (int i = 0; i < keys; i++) {
      lanes.queue(lane.name() + i, lane);
    }
  }

  private List<String> startAll(Instant now) {
    List<String> started = new ArrayList<>();
    for (var turn = lanes.next(now, true); turn.isPresent(); turn = lanes.next(now, true)) {
      started.add(turn.get().key());
    }
    return started;
  }

  private static Lane lane(String name, int permits) {
    return new Lane(name, permits, Duration.ZERO);
  }
}
