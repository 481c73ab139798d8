package dev.tocsin.benchmarks.conformance;

import dev.tocsin.benchmarks.conformance.Expectation.Claim;
import dev.tocsin.benchmarks.conformance.Trial.Result;
import java.util.List;
import java.util.function.Function;

/** The counts over some trials. */
record Tally(List<Trial> trials) {
  Tally {
    trials = List.copyOf(trials);
  }

  int documents() {
    return trials.size();
  }

  long read(Contender by) {
    return count(trial -> trial.result(by) instanceof Result.Read);
  }

  long crashed(Contender by) {
    return count(trial -> trial.result(by) instanceof Result.Crashed);
  }

  long entries(Contender by) {
    return trials.stream().mapToLong(trial -> trial.entries(by)).sum();
  }

  /** Documents whose expectation names one of our fields. */
  long named() {
    return count(Trial::names);
  }

  /** Those of them where at least one thing that it says of such a field was judged. */
  long judged() {
    return count(Trial::isJudged);
  }

  long agreeing(Contender by) {
    return count(trial -> trial.isJudged() && trial.verdict(by) == Verdict.AGREES);
  }

  long claims(Field field) {
    return verdicts(Contender.TOCSIN, field, Verdict.AGREES)
        + verdicts(Contender.TOCSIN, field, Verdict.DIFFERS);
  }

  long agreeing(Contender by, Field field) {
    return verdicts(by, field, Verdict.AGREES);
  }

  private long verdicts(Contender by, Field field, Verdict verdict) {
    return trials.stream()
        .flatMap(trial -> trial.claims().map(claim -> verdict(trial, by, claim, field)))
        .filter(verdict::equals)
        .count();
  }

  private static Verdict verdict(Trial trial, Contender by, Claim claim, Field field) {
    return claim.place().field() == field ? claim.verdict(trial.reading(by)) : Verdict.UNJUDGED;
  }

  private long count(Function<Trial, Boolean> which) {
    return trials.stream().filter(which::apply).count();
  }

  /** In hundredths; all of nothing is everything. */
  static double percent(long part, long whole) {
    return whole == 0 ? 100 : 100.0 * part / whole;
  }
}
