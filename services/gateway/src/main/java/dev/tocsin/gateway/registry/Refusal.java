package dev.tocsin.gateway.registry;

import java.util.List;

/** Why something was not written, with all that is wrong at once. */
public record Refusal(Reason reason, String detail, List<Problem> problems) {

  /** The kinds of refusal. */
  public enum Reason {
    /** What was written does not make sense. */
    INVALID,
    /** It contradicts what is already there. */
    CONFLICT,
    UNKNOWN,
    /** Deleted: the id is not used again. */
    DELETED,
    /** Another gateway has become the writer. */
    READ_ONLY,
    /** Kafka does not take it now; it may work later. */
    UNAVAILABLE
  }

  public Refusal {
    problems = List.copyOf(problems);
  }

  static Refusal of(Reason reason, String detail) {
    return new Refusal(reason, detail, List.of());
  }
}
