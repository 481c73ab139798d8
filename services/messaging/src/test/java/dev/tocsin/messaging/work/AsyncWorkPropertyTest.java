package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order: nothing twice at once, nothing early, nothing forgotten. */
final class AsyncWorkPropertyTest {
  private static final int MAX_IN_FLIGHT = 3;
  private static final Duration GAP = Duration.ofMillis(5);

  @Property(tries = 500)
  void beginsExactlyWhatTheModelSays(@ForAll("scripts") List<Event> script) {
    Rehearsal rehearsal = new Rehearsal(1000, new Rehearsal.Rehearsed());
    for (Event event : script) {
      List<String> begun = rehearsal.play(event);

      assertThat(begun)
          .describedAs("begun at %s", event)
          .containsExactlyInAnyOrderElementsOf(rehearsal.model.due(rehearsal.now()));
      begun.forEach(rehearsal.model::begin);
    }
  }

  @Property(tries = 500)
  void keepsItsLimitsAndForgetsNothing(@ForAll("scripts") List<Event> script) {
    Rehearsal rehearsal = new Rehearsal(MAX_IN_FLIGHT, new TwoLanes());
    List<Event> whole = new ArrayList<>(script);
    // Until everything is done that can be: each of these takes one piece of work away.
    for (int i = 0; i < script.size() + MAX_IN_FLIGHT; i++) {
      whole.add(new Event.Passing(Event.LONGEST_MICROS));
      whole.add(new Event.Result(0, Optional.empty()));
    }
    Instant lastPolite = Instant.MIN;
    for (Event event : whole) {
      List<String> begun = rehearsal.play(event);

      if (event instanceof Event.Revival) {
        lastPolite = Instant.MIN;
      }
      assertThat(rehearsal.model.due(rehearsal.now())).containsAll(begun);
      for (String key : begun) {
        if (TwoLanes.isPolite(key)) {
          assertThat(rehearsal.now()).isAfterOrEqualTo(lastPolite);
          lastPolite = rehearsal.now().plus(GAP);
        }
        rehearsal.model.begin(key);
      }
      assertThat(rehearsal.model.out()).hasSizeLessThanOrEqualTo(MAX_IN_FLIGHT);
      assertThat(rehearsal.model.out())
          .filteredOn(key -> !TwoLanes.isPolite(key))
          .hasSizeLessThanOrEqualTo(2);
    }

    assertThat(rehearsal.model.due(rehearsal.now())).isEmpty();
    assertThat(rehearsal.model.out()).isEmpty();
  }

  @Property(tries = 3)
  void doesTenThousandPiecesInTheOrderInWhichTheyAreDue(@ForAll long seed) {
    Courier courier = new Courier();
    BareTask task = new BareTask(courier, 10_000);
    List<Integer> millis = new ArrayList<>(IntStream.rangeClosed(1, 10_000).boxed().toList());
    Collections.shuffle(millis, new Random(seed));
    millis.forEach(
        after ->
            task.order(
                "%05d".formatted(after), Optional.of(task.clock.instant().plusMillis(after))));

    task.pass(Duration.ofSeconds(10));
    for (int i = 0; i < 100; i++) {
      task.tick();
    }

    assertThat(courier.begun()).hasSize(10_000).isSorted();
  }

  @Provide
  static Arbitrary<List<Event>> scripts() {
    return Event.any().list().ofMinSize(1).ofMaxSize(60);
  }

  /** A to C share two permits; D to F go one by one, with a gap. */
  private static final class TwoLanes extends Rehearsal.Rehearsed {
    static boolean isPolite(String key) {
      return key.compareTo("d") >= 0;
    }

    @Override
    public Lane lane(String key, Held<Order, Plan> held) {
      return isPolite(key) ? new Lane("polite", 1, GAP) : new Lane("wide", 2, Duration.ZERO);
    }
  }
}
