package dev.tocsin.matching;

import dev.tocsin.matching.Explanation.Cause;
import dev.tocsin.matching.Explanation.Decision;
import dev.tocsin.matching.Explanation.Flip;
import dev.tocsin.matching.Explanation.Part;
import dev.tocsin.matching.Explanation.Part.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the weighted queries of a topic come to, and what that hung on.
 *
 * @param threshold the sum to reach, in millionths
 */
record Verdict(List<Weighted> clauses, long threshold) {

  /** A query that was looked for, and its weight in millionths. */
  record Weighted(long weight, Part part) {
    long counted() {
      return part.found() ? weight : 0;
    }
  }

  /** Clauses chosen to be turned round, and what that adds to the sum. */
  private record Choice(long gain, List<Flip> flips, @Nullable Choice others) {}

  boolean matches() {
    return sum() >= threshold;
  }

  private long sum() {
    return clauses.stream().mapToLong(Weighted::counted).sum();
  }

  Decision decision() {
    if (clauses.size() == 1 && clauses.getFirst().weight() == threshold) {
      Part query = clauses.getFirst().part();
      return matches() ? new Decision(Cause.FOUND, cause(query)) : blame(query);
    }
    return matches() ? reached() : missed();
  }

  /** The clause at which the sum came to the threshold for good. */
  private Decision reached() {
    long sum = 0;
    String clause = "";
    for (Weighted weighted : clauses) {
      boolean before = sum >= threshold;
      sum += weighted.counted();
      if (!before && sum >= threshold) {
        clause = weighted.part().written();
      }
    }
    return new Decision(Cause.REACHED, clause);
  }

  private Decision missed() {
    Optional<Weighted> heaviest =
        clauses.stream()
            .filter(weighted -> weighted.counted() < 0)
            .min(Comparator.comparingLong(Weighted::weight));
    long withoutNegative =
        clauses.stream().mapToLong(weighted -> Math.max(0, weighted.counted())).sum();
    if (heaviest.isPresent() && withoutNegative >= threshold) {
      return new Decision(Cause.OUTWEIGHED, heaviest.get().part().written());
    }
    Weighted missing =
        clauses.stream()
            .filter(weighted -> !weighted.part().found())
            .max(Comparator.comparingLong(Weighted::weight))
            .orElseGet(clauses::getFirst);
    return new Decision(Cause.TOO_LITTLE, missing.part().written());
  }

  /** The smallest piece that is the reason why a query is found. */
  private static String cause(Part part) {
    return part.kind() == Kind.ANY
        ? part.parts().stream().filter(Part::found).findFirst().map(Verdict::cause).orElseThrow()
        : part.written();
  }

  /** The smallest piece that is the reason why a query is not found. */
  private static Decision blame(Part part) {
    if (part.kind() == Kind.ALL) {
      for (Part needed : part.parts()) {
        if (needed.kind() == Kind.NOT && needed.found()) {
          return new Decision(Cause.EXCLUDED, cause(needed.parts().getFirst()));
        }
        if (needed.kind() != Kind.NOT && needed.kind() != Kind.MAY && !needed.found()) {
          return blame(needed);
        }
      }
    }
    return new Decision(Cause.NOT_FOUND, part.written());
  }

  /**
   * The fewest leaves to turn round so that the sum reaches the threshold; empty when none can.
   *
   * <p>Clauses are independent, so this is a knapsack: for each number of leaves the most that they
   * can add.
   */
  List<Flip> fewestFlips() {
    @Nullable Choice[] best = {new Choice(0, List.of(), null)};
    for (Weighted weighted : clauses) {
      boolean turned = weighted.weight() > 0 ? !weighted.part().found() : weighted.part().found();
      Optional<List<Flip>> flips =
          turned ? toward(weighted.part(), weighted.weight() > 0) : Optional.empty();
      if (flips.isPresent()) {
        best = withOneMore(best, Math.abs(weighted.weight()), flips.get());
      }
    }
    long missing = threshold - sum();
    return Arrays.stream(best)
        .filter(choice -> choice != null && choice.gain() >= missing)
        .findFirst()
        .map(Verdict::flips)
        .orElse(List.of());
  }

  private static @Nullable Choice[] withOneMore(
      @Nullable Choice[] best, long gain, List<Flip> flips) {
    @Nullable Choice[] better = Arrays.copyOf(best, best.length + flips.size());
    for (int leaves = better.length - 1; leaves >= flips.size(); leaves--) {
      Choice others = best[leaves - flips.size()];
      Choice without = better[leaves];
      if (others != null && (without == null || others.gain() + gain > without.gain())) {
        better[leaves] = new Choice(others.gain() + gain, flips, others);
      }
    }
    return better;
  }

  private static List<Flip> flips(Choice choice) {
    return choice.others() == null
        ? List.of()
        : Stream.concat(flips(choice.others()).stream(), choice.flips().stream()).toList();
  }

  /** The fewest leaves to turn round so that a part is found, or is not; empty when none can. */
  private static Optional<List<Flip>> toward(Part part, boolean found) {
    if (part.found() == found) {
      return Optional.of(List.of());
    }
    return switch (part.kind()) {
      case LEAF, NEAR -> Optional.of(List.of(new Flip(part.written(), found)));
      case NOT, MAY -> toward(part.parts().getFirst(), found);
      case ANY -> found ? fewest(part, true) : all(part, false);
      case ALL -> found ? all(part, true) : fewest(part, false);
    };
  }

  private static Optional<List<Flip>> fewest(Part group, boolean found) {
    return needed(group)
        .map(part -> toward(part, found != (part.kind() == Kind.NOT)))
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(List::size));
  }

  private static Optional<List<Flip>> all(Part group, boolean found) {
    List<Optional<List<Flip>>> flips =
        needed(group).map(part -> toward(part, found != (part.kind() == Kind.NOT))).toList();
    return flips.isEmpty() || flips.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(flips.stream().flatMap(Optional::stream).flatMap(List::stream).toList());
  }

  private static Stream<Part> needed(Part group) {
    return group.parts().stream().filter(part -> part.kind() != Kind.MAY);
  }
}
