package dev.tocsin.replay.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks through the evidence of a finished run for anything that must never be. */
public final class Checker {
  private Checker() {}

  /**
   * All violations, none for a line that kept its promises.
   *
   * @param served every entry version that the feed servers answered with
   * @param mostRepeats jobs that were out, or results that were not committed, at the kills
   */
  public static List<Violation> check(
      Collection<Served> served, Evidence evidence, int mostRepeats) {
    List<Violation> found = new ArrayList<>();
    found.addAll(EntriesOnce.check(served, evidence));
    found.addAll(AlertsAsModelled.check(evidence));
    found.addAll(BurstsOnEvidence.check(evidence));
    found.addAll(DeliveriesEnd.check(evidence, mostRepeats));
    return found;
  }
}
