package dev.tocsin.benchmarks.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What should come of a document, as far as it is about the fields that we compare. */
sealed interface Expectation {

  Verdict verdict(Reading reading);

  /** The claims that must all hold, one for each value that was found right or wrong. */
  default Stream<Claim> claims() {
    return Stream.empty();
  }

  /** The fields that it names, whether or not it says of them what can be judged. */
  Stream<Field> named();

  /**
   * That there is this value at a place.
   *
   * @param value empty when nothing should be there
   */
  record Claim(Place place, Optional<String> value) implements Expectation {
    @Override
    public Verdict verdict(Reading reading) {
      if (!reading.knows(place)) {
        return Verdict.UNJUDGED;
      }
      Optional<String> found = found(reading);
      if (value.isEmpty()) {
        return Verdict.of(found.isEmpty());
      }
      return Likeness.of(place.field(), value.get(), found.orElse(""));
    }

    /** Both test suites take the content for the summary of an entry that has none. */
    Optional<String> found(Reading reading) {
      Optional<String> found = reading.at(place);
      return place.field() == Field.SUMMARY
          ? found.or(() -> reading.at(new Place(place.entry(), Field.CONTENT)))
          : found;
    }

    @Override
    public Stream<Claim> claims() {
      return Stream.of(this);
    }

    @Override
    public Stream<Field> named() {
      return Stream.of(place.field());
    }
  }

  /** That all of these hold; those that cannot be judged are left out. */
  record All(List<Expectation> parts) implements Expectation {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict verdict(Reading reading) {
      List<Verdict> verdicts = parts.stream().map(part -> part.verdict(reading)).toList();
      if (verdicts.contains(Verdict.DIFFERS)) {
        return Verdict.DIFFERS;
      }
      return verdicts.contains(Verdict.AGREES) ? Verdict.AGREES : Verdict.UNJUDGED;
    }

    @Override
    public Stream<Claim> claims() {
      return parts.stream().flatMap(Expectation::claims);
    }

    @Override
    public Stream<Field> named() {
      return parts.stream().flatMap(Expectation::named);
    }
  }

  /** That one of these holds. */
  record Either(List<Expectation> parts) implements Expectation {
    public Either {
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict verdict(Reading reading) {
      List<Verdict> verdicts = parts.stream().map(part -> part.verdict(reading)).toList();
      if (verdicts.contains(Verdict.AGREES)) {
        return Verdict.AGREES;
      }
      return verdicts.contains(Verdict.UNJUDGED) ? Verdict.UNJUDGED : Verdict.DIFFERS;
    }

    @Override
    public Stream<Field> named() {
      return parts.stream().flatMap(Expectation::named);
    }
  }

  /** That this does not hold. */
  record Not(Expectation part) implements Expectation {
    @Override
    public Verdict verdict(Reading reading) {
      return part.verdict(reading).not();
    }

    @Override
    public Stream<Field> named() {
      return part.named();
    }
  }

  /** Something that is not judged here, though it may name our fields. */
  record Unjudged(Set<Field> about) implements Expectation {
    public Unjudged {
      about = Set.copyOf(about);
    }

    @Override
    public Verdict verdict(Reading reading) {
      return Verdict.UNJUDGED;
    }

    @Override
    public Stream<Field> named() {
      return about.stream();
    }
  }
}
