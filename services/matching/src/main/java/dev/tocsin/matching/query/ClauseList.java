package dev.tocsin.matching.query;

import dev.tocsin.matching.query.Clause.Sign;
import dev.tocsin.matching.query.Query.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of one list as they are read, sorted into what must, may and must not be found.
 *
 * <p>What excludes, excludes from the whole list: {@code a b NOT c} is {@code (a OR b) AND NOT c}.
 * Where that reading and ordinary logic differ, the list refuses and asks for parentheses.
 */
final class ClauseList {
  private final Source source;
  private final Token first;
  private final List<Query> must = new ArrayList<>();
  private final List<Query> should = new ArrayList<>();
  private final List<Query> not = new ArrayList<>();

  ClauseList(Source source, Token first) {
    this.source = source;
    this.first = first;
  }

  /**
   * Takes the clauses of one part.
   *
   * @param start where the part begins
   * @param besideOr whether OR stands on one of its sides
   */
  void add(List<Clause> part, Token start, boolean besideOr) {
    List<Query> excluded = queries(part, true);
    List<Query> wanted = queries(part, false);
    if (wanted.isEmpty()) {
      refuseAlternative(start, besideOr);
      not.addAll(excluded);
      return;
    }
    refuseAmbiguous(part, start, besideOr);
    boolean required = part.stream().anyMatch(clause -> clause.sign() == Sign.MUST);
    (required ? must : should).add(joined(wanted, excluded));
  }

  Query query() {
    if (must.isEmpty() && should.isEmpty()) {
      throw source.error(
          first,
          "something to look for beside what is excluded",
          "a query that only excludes would match nearly every article");
    }
    boolean single = must.size() + should.size() + not.size() == 1;
    return single ? (must.isEmpty() ? should : must).getFirst() : new Group(must, should, not);
  }

  private void refuseAlternative(Token start, boolean besideOr) {
    if (besideOr) {
      throw source.error(
          start,
          "an alternative that looks for something",
          "`a OR NOT b` would match every article without b; write `a NOT b` or `a AND NOT b`");
    }
  }

  private void refuseAmbiguous(List<Clause> part, Token start, boolean besideOr) {
    boolean follows = !must.isEmpty() || !should.isEmpty() || !not.isEmpty();
    if (part.getFirst().sign() == Sign.NOT && follows && !besideOr) {
      throw source.error(
          start,
          "parentheses that say what is excluded",
          "write `a AND b NOT c`, or `a OR (b AND NOT c)`");
    }
  }

  private static Query joined(List<Query> wanted, List<Query> excluded) {
    return wanted.size() + excluded.size() == 1
        ? wanted.getFirst()
        : new Group(wanted, List.of(), excluded);
  }

  private static List<Query> queries(List<Clause> part, boolean excluded) {
    return part.stream()
        .filter(clause -> (clause.sign() == Sign.NOT) == excluded)
        .map(Clause::query)
        .toList();
  }
}
