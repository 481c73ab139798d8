package dev.tocsin.matching;

import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import dev.tocsin.matching.query.Query;
import dev.tocsin.matching.query.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * A topic whose queries are read and whose numbers make sense; not yet bound to any language.
 *
 * <p>Weights are whole numbers of millionths here, so that 0.1 and 0.2 reach 0.3 in any order.
 *
 * @param clauses the weighted queries; a topic with one query has it with weight 1
 * @param threshold the sum of weights to reach, above 0
 */
record ParsedTopic(Topic topic, List<Weighted> clauses, long threshold) {
  static final double MILLIONTHS = 1e6;
  private static final int MOST_TERMS = 1_000;
  private static final double GREATEST = 1e9;

  /** A query and the weight that it adds when it is found. */
  record Weighted(long weight, Query query) {}

  ParsedTopic {
    clauses = List.copyOf(clauses);
  }

  static ParsedTopic of(Topic topic) {
    Reading reading = Reading.of(topic);
    if (topic.terms().isEmpty()) {
      Query query = reading.parse(topic.query(), "query");
      return new ParsedTopic(
          topic, List.of(new Weighted(millionths("weight", 1), query)), millionths("threshold", 1));
    }
    if (topic.terms().size() > MOST_TERMS) {
      throw new IllegalArgumentException(
          "terms are " + topic.terms().size() + ", the most is " + MOST_TERMS);
    }
    long threshold = millionths("threshold", topic.threshold());
    if (threshold <= 0) {
      throw new IllegalArgumentException(
          "threshold is "
              + topic.threshold()
              + ": it must be above 0, or articles with none of the terms would match");
    }
    List<Weighted> clauses = new ArrayList<>();
    long reachable = 0;
    for (WeightedTerm term : topic.terms()) {
      Weighted clause = weighted(term, "terms[" + clauses.size() + "]", reading);
      clauses.add(clause);
      reachable += Math.max(0, clause.weight());
    }
    if (reachable < threshold) {
      throw new IllegalArgumentException(
          "threshold is %s but all weights together are %s: no article could match"
              .formatted(topic.threshold(), reachable / MILLIONTHS));
    }
    return new ParsedTopic(topic, clauses, threshold);
  }

  private static Weighted weighted(WeightedTerm term, String part, Reading reading) {
    return new Weighted(
        millionths(part + ".weight", term.weight()), reading.parse(term.query(), part));
  }

  private static long millionths(String field, double value) {
    if (!(Math.abs(value) <= GREATEST)) {
      throw new IllegalArgumentException(
          "%s is %s, it must be between %,.0f and %,.0f"
              .formatted(field, value, -GREATEST, GREATEST));
    }
    return Math.round(value * MILLIONTHS);
  }
}
