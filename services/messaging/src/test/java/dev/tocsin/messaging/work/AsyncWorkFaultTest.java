package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a defect in an errand does: to its own work, and to nothing else. */
final class AsyncWorkFaultTest {
  private static final String POISON = "poison";

  @Test
  void faultsWorkWhoseJobThrows() {
    Courier courier =
        new Courier() {
          @Override
          public Step<Order, Plan, String, String> begin(
              String key, Held<Order, Plan> held, Instant now) {
            Step<Order, Plan, String, String> step = super.begin(key, held, now);
            return key.equals(POISON) ? new Step.Go<>(AsyncWorkFaultTest::defectiveJob) : step;
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      orderPoisonAndHealthy(bench);

      bench.doJobs();

      assertThat(bench.said()).containsExactly("fault: job", "healthy");
    }
  }

  @Test
  void faultsWorkWhoseBeginningThrows() {
    Courier courier =
        new Courier() {
          @Override
          public Step<Order, Plan, String, String> begin(
              String key, Held<Order, Plan> held, Instant now) {
            if (key.equals(POISON)) {
              throw defect("begin");
            }
            return super.begin(key, held, now);
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      orderPoisonAndHealthy(bench);

      bench.doJobs();

      assertThat(bench.said()).containsExactly("fault: begin", "healthy");
    }
  }

  @Test
  void faultsWorkWhoseFinishThrows() {
    try (WorkBench bench = WorkBench.of(new PoisonedAtItsEnd())) {
      orderPoisonAndHealthy(bench);

      bench.doJobs();

      assertThat(bench.said()).containsExactly("fault: finish", "healthy");
    }
  }

  @Test
  void faultsWorkWithoutALane() {
    Courier courier =
        new Courier() {
          @Override
          public Lane lane(String key, Held<Order, Plan> held) {
            if (key.equals(POISON)) {
              throw defect("lane");
            }
            return super.lane(key, held);
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      orderPoisonAndHealthy(bench);

      bench.doJobs();

      assertThat(bench.said()).containsExactly("fault: lane", "healthy");
      assertThat(bench.deadLetters()).isEmpty();
    }
  }

  @Test
  void leavesWorkAsItIsStoredWhenEvenItsFaultThrows() {
    Courier courier =
        new PoisonedAtItsEnd() {
          @Override
          public Fate<Order, Plan, String> fault(
              String key, Held<Order, Plan> held, Throwable cause, Instant now) {
            throw defect("fault");
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      orderPoisonAndHealthy(bench);

      bench.doJobs();

      assertThat(bench.said()).containsExactly("healthy");
      assertThat(bench.work(POISON)).isPresent();
      assertThat(bench.deadLetters()).isEmpty();
    }
  }

  @Test
  void givesThePermitBackWhenEvenTheFaultOfABeginningThrows() {
    Courier courier =
        new Courier() {
          @Override
          public Step<Order, Plan, String, String> begin(
              String key, Held<Order, Plan> held, Instant now) {
            if (held.work().text().equals(POISON)) {
              throw defect("begin");
            }
            return super.begin(key, held, now);
          }

          @Override
          public Fate<Order, Plan, String> fault(
              String key, Held<Order, Plan> held, Throwable cause, Instant now) {
            throw defect("fault");
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      bench.order("a", new Order(POISON, Optional.of(HandClock.NOON)));

      bench.order("a", new Order("healthy", Optional.of(HandClock.NOON)));

      assertThat(bench.begun()).containsExactly("a");
    }
  }

  @Test
  void sendsAnArrivalThatThrowsToTheDeadLetters() {
    Courier courier =
        new Courier() {
          @Override
          public Fate<Order, Plan, String> arrive(
              String key, Order input, Optional<Held<Order, Plan>> held, Instant now) {
            if (key.equals(POISON)) {
              throw defect("arrive");
            }
            return super.arrive(key, input, held, now);
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      orderPoisonAndHealthy(bench);

      bench.doJobs();

      assertThat(bench.said()).containsExactly("healthy");
      assertThat(bench.deadLetters()).containsExactly(POISON);
      assertThat(bench.work(POISON)).isEmpty();
    }
  }

  @Test
  void writesNothingOfAFateThatHasNoDueTime() {
    Courier courier =
        new Courier() {
          @Override
          public Optional<Instant> due(Plan schedule) {
            if (schedule.due().isEmpty()) {
              throw defect("due");
            }
            return super.due(schedule);
          }
        };
    try (WorkBench bench = WorkBench.of(courier)) {
      bench.order("a", new Order("a", Optional.empty()));

      assertThat(bench.deadLetters()).containsExactly("a");
      assertThat(bench.work("a")).isEmpty();
    }
  }

  private static void orderPoisonAndHealthy(WorkBench bench) {
    bench.order(POISON);
    bench.order("healthy");
  }

  private static String defectiveJob() {
    throw defect("job");
  }

  private static IllegalStateException defect(String where) {
    return new IllegalStateException(where);
  }

  private static class PoisonedAtItsEnd extends Courier {
    @Override
    public Fate<Order, Plan, String> finish(
        String key, Held<Order, Plan> held, String result, Instant now) {
      if (key.equals(POISON)) {
        throw defect("finish");
      }
      return super.finish(key, held, result, now);
    }
  }
}
