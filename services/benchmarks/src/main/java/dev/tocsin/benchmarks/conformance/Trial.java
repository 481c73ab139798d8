package dev.tocsin.benchmarks.conformance;

import com.rometools.rome.io.FeedException;
import dev.tocsin.benchmarks.conformance.Expectation.Claim;
import dev.tocsin.poller.parsing.NotAFeedException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One document, read by each contender. */
record Trial(Sample sample, Map<Contender, Result> results) {
  private static final Reading NOTHING = new Reading(Map.of(), Contender.KEPT_OF_FEEDS, List.of());

  /** How a contender took a document. */
  sealed interface Result {
    record Read(Reading reading) implements Result {}

    record Refused(String why) implements Result {}

    record Crashed(String why) implements Result {}
  }

  static Trial of(Sample sample) {
    Map<Contender, Result> results = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.all()) {
      results.put(contender, tried(contender, sample));
    }
    return new Trial(sample, results);
  }

  /** Whatever a parser throws that is not its way to refuse a document is a crash. */
  private static Result tried(Contender contender, Sample sample) {
    try {
      return new Result.Read(contender.read(sample));
    } catch (NotAFeedException | FeedException | IOException refusal) {
      return new Result.Refused(String.valueOf(refusal.getMessage()));
    } catch (IllegalArgumentException unknown) {
      // Rome's word for a document of no type that it knows; we have no such word.
      return contender == Contender.ROME
          ? new Result.Refused(String.valueOf(unknown.getMessage()))
          : new Result.Crashed(unknown.toString());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError crash) {
      return new Result.Crashed(crash.toString());
    }
  }

  Result result(Contender contender) {
    return results.getOrDefault(contender, new Result.Crashed("never asked"));
  }

  /** What was found; of a document that was not read, nothing. */
  Reading reading(Contender contender) {
    return result(contender) instanceof Result.Read(Reading reading) ? reading : NOTHING;
  }

  int entries(Contender contender) {
    return reading(contender).entries().size();
  }

  boolean names() {
    return sample.expectation().stream().flatMap(Expectation::named).findAny().isPresent();
  }

  /** Whether something can be said: that does not depend on who read the document. */
  boolean isJudged() {
    return names() && verdict(Contender.TOCSIN) != Verdict.UNJUDGED;
  }

  Verdict verdict(Contender contender) {
    return sample
        .expectation()
        .map(expectation -> expectation.verdict(reading(contender)))
        .orElse(Verdict.UNJUDGED);
  }

  Stream<Claim> claims() {
    return sample.expectation().stream().flatMap(Expectation::claims);
  }
}
