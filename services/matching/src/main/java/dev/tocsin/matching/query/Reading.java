package dev.tocsin.matching.query;

import dev.tocsin.domain.Topic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The reading of all queries of one topic: what they share, and what they cost together. */
public final class Reading {
  private static final int MAX_NESTED = 8;

  private final Function<String, Optional<String>> queries;
  private final Cost cost = new Cost();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, String> shared = new TreeMap<>();

  /**
   * The reading of a topic.
   *
   * @param queries finds what {@code @id} stands for
   */
  public Reading(String topicId, Function<String, Optional<String>> queries) {
    this.queries = queries;
    open.push(topicId);
  }

  /** The reading of a topic that brings all that it shares. */
  public static Reading of(Topic topic) {
    return new Reading(topic.id(), id -> Optional.ofNullable(topic.shared().get(id)));
  }

  /**
   * Reads one of the topic's queries.
   *
   * @param part what errors call it: {@code query}, {@code terms[3]}
   */
  public Query parse(String text, String part) {
    try {
      return QueryParser.parse(text, this);
    } catch (TopicSyntaxException e) {
      throw e.part().startsWith("@") ? e : e.in(part);
    }
  }

  /** The queries of others that were named, by the ids of their topics. */
  Map<String, String> shared() {
    return shared;
  }

  void charge(Source source, Token token) {
    cost.charge(source, token);
  }

  /** What a name stands for; its clauses search in the field that stands before the name. */
  Query fragment(Source source, Token name, QueryField field) {
    String topicId = name.text();
    String text =
        queries
            .apply(topicId)
            .orElseThrow(
                () ->
                    source.error(
                        name,
                        "the id of a topic that has a query",
                        "write that topic first; one that only serves others may be paused"));
    if (open.contains(topicId)) {
      throw source.error(name, "another topic's query", "this one would be part of itself");
    }
    if (open.size() > MAX_NESTED) {
      throw source.error(name, "at most %d fragments in each other".formatted(MAX_NESTED), "");
    }
    shared.put(topicId, text);
    open.push(topicId);
    try {
      return QueryParser.parse(text, field, this);
    } catch (TopicSyntaxException e) {
      throw e.part().startsWith("@") ? e : e.in("@" + topicId);
    } finally {
      open.pop();
    }
  }
}
