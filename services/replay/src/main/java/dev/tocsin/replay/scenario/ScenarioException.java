package dev.tocsin.replay.scenario;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A scenario that cannot be replayed, with everything that is wrong in it. */
public final class ScenarioException extends Exception {
  private final List<Problem> problems;

  ScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  /** In the order of files and lines; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
