package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.messaging.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** The life of a piece of work. */
final class AsyncWorkTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void beginsWorkThatIsDueWithoutWaitingForATick() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a");

      assertThat(bench.begun()).containsExactly("a");
    }
  }

  @Test
  void beginsWorkWhenItsTimeHasCome() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a", MINUTE);
      bench.pass(MINUTE.minusMillis(1));
      List<String> before = bench.begun();

      bench.pass(Duration.ofMillis(1));

      assertThat(before).isEmpty();
      assertThat(bench.begun()).containsExactly("a");
    }
  }

  @Test
  void remembersWorkThatIsDueLaterWithinTheMillisecond() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a", Duration.ofNanos(500_000));
      bench.pass(Duration.ofNanos(400_000));
      List<String> before = bench.begun();

      bench.pass(Duration.ofNanos(100_000));

      assertThat(before).isEmpty();
      assertThat(bench.begun()).containsExactly("a");
    }
  }

  @Test
  void leavesParkedWorkAloneUntilSomethingArrives() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a", new Order("parked", Optional.empty()));
      bench.pass(Duration.ofDays(1000));
      List<String> before = bench.begun();

      bench.order("a");

      assertThat(before).isEmpty();
      assertThat(bench.begun()).containsExactly("a");
    }
  }

  @Test
  void appliesAResultToStoresAndOutputInOneStep() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a");
      bench.doJob();
      List<String> before = bench.said();
      Optional<Order> heldBefore = bench.work("a");

      bench.tick();

      assertThat(before).isEmpty();
      assertThat(heldBefore).isPresent();
      assertThat(bench.said()).containsExactly("a");
      assertThat(bench.work("a")).isEmpty();
    }
  }

  @Test
  void doesRescheduledWorkAgain() {
    try (WorkBench bench = WorkBench.of(new Repeater())) {
      bench.order("a");
      bench.doJobs();
      Optional<Instant> due = bench.due("a");

      bench.pass(MINUTE);

      assertThat(due).contains(HandClock.NOON.plus(MINUTE));
      assertThat(bench.begun()).containsExactly("a", "a");
    }
  }

  @Test
  void startsNothingForWorkThatSettlesItself() {
    Courier refuser =
        new Courier() {
          @Override
          public Step<Order, Plan, String, String> begin(
              String key, Held<Order, Plan> held, Instant now) {
            return new Step.Settle<>(Fate.drop(List.of(new Emit<>(key, "refused"))));
          }
        };
    try (WorkBench bench = WorkBench.of(refuser)) {
      bench.order("a");

      assertThat(bench.out()).isZero();
      assertThat(bench.said()).containsExactly("refused");
      assertThat(bench.work("a")).isEmpty();
    }
  }

  @Test
  void datesWhatItSendsOnByTheScenarioAndStampsWhenTheJobEnded() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a");
      bench.doJob();

      bench.pass(MINUTE);

      TestRecord<String, String> said = bench.saidRecord();
      assertThat(said.getRecordTime()).isEqualTo(HandClock.NOON.plus(MINUTE));
      assertThat(RealTime.FETCHED.of(said.headers())).isPresent();
    }
  }

  @Test
  void passesTheHeadersOfAnArrivalOn() {
    Courier echo =
        new Courier() {
          @Override
          public Fate<Order, Plan, String> arrive(
              String key, Order input, Optional<Held<Order, Plan>> held, Instant now) {
            return Fate.drop(List.of(new Emit<>(key, "seen")));
          }
        };
    Headers headers = new RecordHeaders();
    RealTime.FETCHED.stamp(headers, 42);
    try (WorkBench bench = WorkBench.of(echo)) {
      bench.order("a", new Order("a", Optional.empty()), headers);

      assertThat(RealTime.FETCHED.of(bench.saidRecord().headers())).hasValue(42);
    }
  }

  @Test
  void keepsAnEditThatComesWhileTheJobIsOut() {
    try (WorkBench bench = WorkBench.of(new Repeater())) {
      bench.order("a", new Order("old", Optional.of(HandClock.NOON)));
      bench.order("a", new Order("new", Optional.of(HandClock.NOON)));

      bench.doJobs();

      assertThat(bench.said()).containsExactly("old");
      assertThat(bench.work("a")).map(Order::text).contains("new");
    }
  }

  @Test
  void doesEditedWorkAgainWhenTheErrandSaysSo() {
    Courier careful =
        new Courier() {
          @Override
          public Fate<Order, Plan, String> finish(
              String key, Held<Order, Plan> held, String result, Instant now) {
            return held.work().text().equals(result)
                ? super.finish(key, held, result, now)
                : Fate.reschedule(Plan.at(now), List.of());
          }
        };
    try (WorkBench bench = WorkBench.of(careful)) {
      bench.order("a", new Order("old", Optional.of(HandClock.NOON)));
      bench.order("a", new Order("new", Optional.of(HandClock.NOON)));
      bench.doJobs();

      bench.doJobs();

      assertThat(bench.said()).containsExactly("new");
    }
  }

  @Test
  void dropsTheResultOfWorkThatWasDeletedMeanwhile() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a");
      bench.delete("a");

      bench.doJobs();

      assertThat(bench.said()).isEmpty();
      assertThat(bench.vitals.inFlight()).isZero();
    }
  }

  @Test
  void doesNotTakeTheResultOfDeletedWorkForThatOfItsSuccessor() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a", new Order("first life", Optional.of(HandClock.NOON)));
      bench.delete("a");
      bench.order("a", new Order("second life", Optional.of(HandClock.NOON)));
      bench.doJobs();

      bench.doJobs();

      assertThat(bench.said()).containsExactly("second life");
    }
  }

  @Test
  void forgetsDeletedWork() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a", MINUTE);
      bench.delete("a");

      bench.pass(MINUTE);

      assertThat(bench.begun()).isEmpty();
    }
  }

  @Test
  void neverHasTwoJobsOfOneKeyOut() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      bench.order("a");
      bench.order("a");
      bench.pass(MINUTE);

      assertThat(bench.out()).isOne();
    }
  }

  @Test
  void appliesABoundedNumberOfResultsATick() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      IntStream.range(0, 500).forEach(i -> bench.order("k" + i));
      IntStream.range(0, 500).forEach(i -> bench.doJob());

      bench.tick();

      assertThat(bench.said()).hasSize(200);
    }
  }

  @Test
  void beginsABoundedNumberOfJobsATick() {
    try (WorkBench bench = WorkBench.of(new Courier())) {
      IntStream.range(0, 500).forEach(i -> bench.order("k" + i, MINUTE));

      bench.pass(MINUTE);

      assertThat(bench.begun()).hasSize(200);
    }
  }

  @Test
  void saysHowMuchIsParkedWaitingAndOut() {
    Courier oneLane =
        new Courier() {
          @Override
          public Lane lane(String key, Held<Order, Plan> held) {
            return new Lane("all", 1, Duration.ZERO);
          }
        };
    try (WorkBench bench = WorkBench.of(oneLane)) {
      bench.order("parked", MINUTE);
      bench.order("out");
      bench.order("waits");
      bench.order("waits too");

      bench.tick();

      assertThat(bench.vitals.parked()).isEqualTo(1);
      assertThat(bench.vitals.waiting()).isEqualTo(2);
      assertThat(bench.vitals.inFlight()).isEqualTo(1);
    }
  }

  /** Says its order every minute. */
  private static final class Repeater extends Courier {
    @Override
    public Fate<Order, Plan, String> finish(
        String key, Held<Order, Plan> held, String result, Instant now) {
      return Fate.reschedule(Plan.at(now.plus(MINUTE)), List.of(new Emit<>(key, result)));
    }
  }
}
