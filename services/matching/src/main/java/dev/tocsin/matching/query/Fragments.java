package dev.tocsin.matching.query;

import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import java.util.Optional;
import java.util.function.Function;

/**
 * The queries that topics share: {@code @ukraine} in one topic is the query of the topic with the
 * id {@code ukraine}, which may be paused when it only serves others.
 *
 * <p>They are looked up once, where a topic comes in, and travel with it from there: a stored
 * version of a topic is all that judges by it.
 */
public final class Fragments {
  private Fragments() {}

  /**
   * A topic with the queries of others that its own name, at any depth.
   *
   * @param queries finds the {@link #query} of others by their ids
   * @throws TopicSyntaxException when one is missing, or a query does not follow the language
   */
  public static Topic bound(Topic topic, Function<String, Optional<String>> queries) {
    Reading reading = new Reading(topic.id(), queries);
    if (topic.terms().isEmpty()) {
      reading.parse(topic.query(), "query");
    }
    for (int i = 0; i < topic.terms().size(); i++) {
      reading.parse(topic.terms().get(i).query(), "terms[" + i + "]");
    }
    return topic.withShared(reading.shared());
  }

  /** What others may share of a topic: of weighted terms, and of a deleted topic, nothing. */
  public static Optional<String> query(Topic topic) {
    return topic.state() == State.DELETED || topic.query().isBlank()
        ? Optional.empty()
        : Optional.of(topic.query());
  }
}
