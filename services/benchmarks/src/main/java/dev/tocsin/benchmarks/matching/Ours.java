package dev.tocsin.benchmarks.matching;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The index as the newsroom uses it: matches come with score and spans. */
final class Ours implements Contender {
  private static final Analyzers ANALYZERS = new Analyzers();

  private final TopicIndex index = new TopicIndex(ANALYZERS);
  private final Function<String, Article> read;

  /**
   * An index.
   *
   * @param read how a text becomes an article; part of what is timed, as the rivals make a document
   */
  Ours(List<Topic> topics, Function<String, Article> read) {
    this.read = read;
    topics.forEach(index::put);
  }

  static List<Topic> topics(List<String> queries) {
    return IntStream.range(0, queries.size())
        .mapToObj(number -> topic(Integer.toString(number), queries.get(number), List.of(), 0))
        .toList();
  }

  static Topic topic(String id, String query, List<WeightedTerm> terms, double threshold) {
    return new Topic(
        id,
        1,
        State.ACTIVE,
        id,
        "",
        List.of("en"),
        query,
        terms,
        threshold,
        Topic.Where.ANYWHERE,
        Map.of(),
        Topic.Tests.NONE,
        AlertPolicy.AT_ONCE,
        false,
        Instant.EPOCH);
  }

  TopicIndex index() {
    return index;
  }

  @Override
  public int judge(String text) {
    return index.match(read.apply(text)).size();
  }

  @Override
  public Set<String> matches(String text) {
    return index.match(read.apply(text)).stream().map(Match::topicId).collect(Collectors.toSet());
  }
}
