package dev.tocsin.messaging.work;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Something that happens to a task. Times are in microseconds, so as to fall between two millis.
 */
sealed interface Event {
  int LONGEST_MICROS = 20_000;

  /** New work or an edit; parked when there is no time. */
  record Arrival(String key, Optional<Integer> afterMicros) implements Event {}

  record Deletion(String key) implements Event {}

  /** One of the jobs that are out comes back; its work is done with when there is no time. */
  record Result(int which, Optional<Integer> againAfterMicros) implements Event {}

  record Passing(int micros) implements Event {}

  record Revival() implements Event {}

  static Arbitrary<Event> any() {
    Arbitrary<String> keys = Arbitraries.strings().withCharRange('a', 'f').ofLength(1);
    Arbitrary<Integer> micros = Arbitraries.integers().between(0, LONGEST_MICROS);
    Arbitrary<Optional<Integer>> after = micros.optional(0.8);
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 5);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Combinators.combine(keys, after).as(Arrival::new)),
        Tuple.of(2, keys.map(Deletion::new)),
        Tuple.of(6, Combinators.combine(which, after).as(Result::new)),
        Tuple.of(6, micros.map(Passing::new)),
        Tuple.of(1, Arbitraries.create(Revival::new)));
  }
}
