package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may go out beside whom. */
final class AsyncWorkLanesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void hasNoMoreJobsOfALaneOutThanItHasPermits() {
    try (WorkBench bench = WorkBench.of(new Postman(2, Duration.ZERO))) {
      IntStream.range(0, 5).forEach(i -> bench.order("street/" + i));
      int first = bench.out();
      bench.doJob();

      bench.tick();

      assertThat(first).isEqualTo(2);
      assertThat(bench.begun()).containsExactly("street/0", "street/1", "street/2");
    }
  }

  @Test
  void keepsTheGapOfALaneByTheScenarioClock() {
    try (WorkBench bench = WorkBench.of(new Postman(5, SECOND))) {
      bench.order("street/1");
      bench.order("street/2");
      bench.pass(SECOND.minusMillis(1));
      List<String> before = bench.begun();

      bench.pass(Duration.ofMillis(1));

      assertThat(before).containsExactly("street/1");
      assertThat(bench.begun()).containsExactly("street/1", "street/2");
    }
  }

  @Test
  void doesNotLetAHungLaneHoldTheOthers() {
    try (WorkBench bench = WorkBench.of(new Postman(2, Duration.ZERO))) {
      IntStream.range(0, 100).forEach(i -> bench.order("hung/" + i));

      IntStream.range(0, 10).forEach(i -> bench.order("street" + i + "/1"));

      assertThat(bench.begun()).hasSize(12);
      assertThat(bench.begun().subList(2, 12)).allMatch(key -> key.startsWith("street"));
    }
  }

  @Test
  void leavesOnePermitToALaneThatIsSlow() {
    try (WorkBench bench = WorkBench.whereAllIsSlow(new Postman(3, Duration.ZERO))) {
      IntStream.range(0, 9).forEach(i -> bench.order("street/" + i));
      int before = bench.out();

      bench.doJobs();

      assertThat(before).isEqualTo(3);
      assertThat(bench.out()).isEqualTo(1);
    }
  }

  @Test
  void hasNoMoreJobsOutThanTheTaskMay() {
    try (WorkBench bench = WorkBench.withMaxInFlight(3, new Courier())) {
      IntStream.range(0, 9).forEach(i -> bench.order("k" + i));
      int before = bench.out();

      bench.doJobs();

      assertThat(before).isEqualTo(3);
      assertThat(bench.out()).isEqualTo(3);
    }
  }

  @Test
  void takesNoGapForWorkThatSettlesItself() {
    Courier refuser =
        new Postman(1, SECOND) {
          @Override
          public Step<Order, Plan, String, String> begin(
              String key, Held<Order, Plan> held, Instant now) {
            return held.work().text().endsWith("refused")
                ? new Step.Settle<>(Fate.drop(List.of()))
                : super.begin(key, held, now);
          }
        };
    try (WorkBench bench = WorkBench.of(refuser)) {
      bench.order("street/refused");

      bench.order("street/1");

      assertThat(bench.begun()).containsExactly("street/1");
    }
  }

  @Test
  void movesWaitingWorkToTheLaneThatAnEditGivesIt() {
    Courier byText =
        new Courier() {
          @Override
          public Lane lane(String key, Held<Order, Plan> held) {
            return new Lane(held.work().text(), 1, Duration.ZERO);
          }
        };
    try (WorkBench bench = WorkBench.of(byText)) {
      Optional<Instant> now = Optional.of(HandClock.NOON);
      bench.order("holds north", new Order("north", now));
      bench.order("holds south", new Order("south", now));
      bench.order("moves", new Order("north", now));
      bench.order("moves", new Order("south", now));
      bench.doJob();

      bench.tick();

      assertThat(bench.begun()).containsExactly("holds north", "holds south");
    }
  }

  /** Has a lane for each street: the part of the key before the slash. */
  private static class Postman extends Courier {
    private final int permits;
    private final Duration gap;

    Postman(int permits, Duration gap) {
      this.permits = permits;
      this.gap = gap;
    }

    @Override
    public Lane lane(String key, Held<Order, Plan> held) {
      return new Lane(key.substring(0, key.indexOf('/')), permits, gap);
    }
  }
}
