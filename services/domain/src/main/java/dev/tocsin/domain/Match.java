package dev.tocsin.domain;

import java.util.List;

/**
 * A topic found in an article, with the spans and the score that show why.
 *
 * @param topicVersion the version that judged
 * @param downstream whether the topic has a downstream Kafka topic of its own
 * @param score 1 for a query; the sum of weights for weighted terms
 * @param spans ordered by field and start; may overlap
 */
public record Match(
    String topicId,
    long topicVersion,
    AlertPolicy alertPolicy,
    boolean downstream,
    double score,
    List<Span> spans) {

  /** The text of an article that people search in. */
  public enum Field {
    TITLE,
    LEAD,
    BODY
  }

  /**
   * A piece of text that satisfied a clause.
   *
   * @param start first character, in UTF-16 units of the field's text
   * @param end one past the last
   * @param clause the clause as the person wrote it
   */
  public record Span(Field field, int start, int end, String clause) {}

  public Match {
    spans = List.copyOf(spans);
  }
}
