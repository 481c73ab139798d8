package dev.tocsin.cli.line;

import java.util.List;
import java.util.stream.Collectors;

/** A draft that the gateway refused, with everything that is wrong in it. */
public final class RefusedException extends LineException {

  /**
   * One thing that is wrong.
   *
   * @param part the field, as {@code terms[2].query}; empty when it is the whole
   * @param what what is wrong with it
   * @param remedy what to do about it; may be empty
   */
  public record Problem(String part, String what, String remedy) {
    @Override
    public String toString() {
      return (part.isEmpty() ? "" : part + ": ") + what + (remedy.isEmpty() ? "" : "; " + remedy);
    }
  }

  private final List<Problem> problems;

  RefusedException(String what, String detail, List<Problem> problems) {
    super(what + " was refused: " + (problems.isEmpty() ? detail : told(problems)));
    this.problems = List.copyOf(problems);
  }

  private static String told(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining(" | "));
  }

  /** Empty when the gateway said no more than the message. */
  public List<Problem> problems() {
    return problems;
  }
}
