package dev.tocsin.messaging.work;

import java.util.List;
import java.util.Optional;

/** What becomes of a piece of work, and what is sent on because of it. */
public sealed interface Fate<W, S, O> {
  List<Emit<O>> emits();

  /**
   * It stays.
   *
   * @param work empty when it is as it was: the payload is then not written again
   */
  record Keep<W, S, O>(Optional<W> work, S schedule, List<Emit<O>> emits) implements Fate<W, S, O> {
    public Keep {
      emits = List.copyOf(emits);
    }
  }

  /** It is done with, or was never wanted. */
  record Drop<W, S, O>(List<Emit<O>> emits) implements Fate<W, S, O> {
    public Drop {
      emits = List.copyOf(emits);
    }
  }

  /** It stays, with new work. */
  static <W, S, O> Fate<W, S, O> keep(W work, S schedule, List<Emit<O>> emits) {
    return new Keep<>(Optional.of(work), schedule, emits);
  }

  /** It stays as it is, with a new schedule. */
  static <W, S, O> Fate<W, S, O> reschedule(S schedule, List<Emit<O>> emits) {
    return new Keep<>(Optional.empty(), schedule, emits);
  }

  static <W, S, O> Fate<W, S, O> drop(List<Emit<O>> emits) {
    return new Drop<>(emits);
  }
}
