package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What outlives a task, and what does not. */
final class AsyncWorkRevivalTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Courier courier = new Courier();
  private final BareTask task = new BareTask(courier);

  @Test
  void findsStoredWorkAgain() {
    task.order("later", Optional.of(HandClock.NOON.plus(MINUTE)));
    task.revive();

    task.pass(MINUTE);

    assertThat(courier.begun()).containsExactly("later");
  }

  @Test
  void doesAgainWhatWasOut() {
    task.order("a", Optional.of(HandClock.NOON));
    task.revive();

    task.tick();

    assertThat(courier.begun()).containsExactly("a", "a");
  }

  @Test
  void dropsResultsOfTheLifeBefore() {
    task.order("a", Optional.of(HandClock.NOON));
    task.revive();
    task.tick();

    task.doJob(0);
    task.tick();

    assertThat(task.said()).isEmpty();
    assertThat(task.vitals.inFlight()).isEqualTo(1);
  }

  @Test
  void appliesTheResultOfItsOwnLife() {
    task.order("a", Optional.of(HandClock.NOON));
    task.revive();
    task.tick();

    task.doJob(1);
    task.tick();

    assertThat(task.said()).containsExactly("a");
  }

  @Test
  void dropsResultsThatWereNotAppliedBeforeTheEnd() {
    task.order("a", Optional.of(HandClock.NOON));
    task.doJob(0);
    task.revive();

    task.tick();

    assertThat(task.said()).isEmpty();
    assertThat(courier.begun()).containsExactly("a", "a");
  }

  @Test
  void ticksOnceATickInItsSecondLife() {
    task.revive();
    task.revive();
    task.order("a", Optional.of(HandClock.NOON.plus(MINUTE)));

    task.pass(MINUTE);

    assertThat(courier.begun()).containsExactly("a");
  }

  @Test
  void givesASignOfLifeBeforeItsFirstTick() {
    task.order("a", Optional.of(HandClock.NOON.plus(MINUTE)));

    task.revive();

    assertThat(task.vitals.parked()).isEqualTo(1);
    assertThat(task.vitals.sinceTick()).isPositive();
  }

  @Test
  void givesNoSignOfLifeAfterItsEnd() {
    task.order("a", Optional.of(HandClock.NOON.plus(MINUTE)));
    task.tick();

    task.close();

    assertThat(task.vitals.parked()).isZero();
    assertThat(task.vitals.sinceTick()).isZero();
  }
}
