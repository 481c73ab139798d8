package dev.tocsin.gateway.registry;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.Tests.Example;
import dev.tocsin.domain.Topic.WeightedTerm;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import dev.tocsin.matching.query.Fragments;
import dev.tocsin.matching.query.QueryParser;
import dev.tocsin.matching.query.Reading;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A topic as a person wrote it, in JSON or in a file: the topic, or all that is wrong with it.
 *
 * @param topic in its first version, which no clock has dated; empty when anything is wrong
 * @param problems wrong fields
 * @param errors queries that do not follow the topic language, one for each
 */
public record TopicDraft(
    Optional<Topic> topic, List<Problem> problems, List<TopicSyntaxException> errors) {
  private static final int LONGEST_QUERY = QueryParser.MAX_LENGTH;

  public TopicDraft {
    problems = List.copyOf(problems);
    errors = List.copyOf(errors);
  }

  /**
   * Reads a draft of a topic that is not in force anywhere.
   *
   * @param queries finds the queries of other topics by their ids, for {@code @id}
   */
  public static TopicDraft read(
      String id, JsonNode body, Function<String, Optional<String>> queries, Analyzers analyzers) {
    return read(id, body, Optional.empty(), queries, analyzers);
  }

  /** Reads a draft; {@code known} is the version in force. */
  static TopicDraft read(
      String id,
      JsonNode body,
      Optional<Long> known,
      Function<String, Optional<String>> queries,
      Analyzers analyzers) {
    Draft draft = Draft.of(body);
    Identity.check(draft, id, known);
    draft.ignore("updatedAt", "shared");
    String name = draft.text("name", 200, id);
    String description = draft.text("description", 2_000, "");
    List<String> languages = draft.texts("languages");
    String query = draft.text("query", LONGEST_QUERY, "");
    List<WeightedTerm> terms =
        draft.entries("terms", (node, at) -> WrittenTerm.read(draft, node, at));
    double threshold = draft.number("threshold", 0, 0);
    Topic.Where where = where(draft.section("where"));
    Topic.Tests tests = tests(draft.section("tests"));
    AlertPolicy policy = policy(draft.section("alertPolicy"));
    boolean downstream = draft.flag("downstream");
    State state = Identity.state(draft);
    if (query.isBlank() == terms.isEmpty()) {
      draft.wrong(
          "query",
          terms.isEmpty() ? "it is missing" : "there are weighted terms as well",
          "write either a query, or terms with a threshold");
    }
    List<TopicSyntaxException> errors = errors(query, terms, new Reading(id, queries));
    List<Problem> problems = draft.problems();
    if (!problems.isEmpty() || !errors.isEmpty()) {
      return new TopicDraft(Optional.empty(), problems, errors);
    }
    return compiled(
        new Topic(
            id,
            1,
            state,
            name,
            description,
            languages,
            query,
            terms,
            threshold,
            where,
            Map.of(),
            tests,
            policy,
            downstream,
            Instant.EPOCH),
        queries,
        analyzers);
  }

  private static List<TopicSyntaxException> errors(
      String query, List<WeightedTerm> terms, Reading reading) {
    List<TopicSyntaxException> errors = new ArrayList<>();
    if (!query.isBlank()) {
      error(query, "query", reading).ifPresent(errors::add);
    }
    for (int i = 0; i < terms.size(); i++) {
      error(terms.get(i).query(), "terms[" + i + "]", reading).ifPresent(errors::add);
    }
    return errors;
  }

  private static Optional<TopicSyntaxException> error(String query, String part, Reading reading) {
    try {
      reading.parse(query, part);
      return Optional.empty();
    } catch (TopicSyntaxException e) {
      return Optional.of(e);
    }
  }

  /** What only compiling finds: a topic that could match nothing, or everything. */
  private static TopicDraft compiled(
      Topic topic, Function<String, Optional<String>> queries, Analyzers analyzers) {
    try {
      Topic bound = Fragments.bound(topic, queries);
      new TopicIndex(analyzers).put(bound.in(State.ACTIVE, bound.version(), bound.updatedAt()));
      return new TopicDraft(Optional.of(bound), List.of(), List.of());
    } catch (IllegalArgumentException e) {
      String path = topic.terms().isEmpty() ? "query" : "terms";
      Problem problem = new Problem(path, String.valueOf(e.getMessage()), "");
      return new TopicDraft(Optional.empty(), List.of(problem), List.of());
    }
  }

  private static Topic.Where where(Draft draft) {
    return new Topic.Where(
        draft.texts("sites"),
        draft.texts("feeds"),
        draft.texts("categories"),
        draft.texts("countries"),
        draft.integers("tiers", 0));
  }

  private static Topic.Tests tests(Draft draft) {
    return new Topic.Tests(examples(draft, "match"), examples(draft, "miss"));
  }

  private static List<Example> examples(Draft draft, String name) {
    return draft.sections(name).stream()
        .map(
            example ->
                new Example(
                    example.text("text", LONGEST_QUERY, ""),
                    example.text("language", 35, ""),
                    example.text("reason", 2_000, "")))
        .toList();
  }

  private static AlertPolicy policy(Draft draft) {
    Duration quiet = draft.duration("quietPeriod", Duration.ZERO);
    if (quiet.isNegative()) {
      draft.wrong("quietPeriod", "it is negative", "use PT0S for none");
    }
    return new AlertPolicy(
        draft.integer("minSources", 1, 1), quiet.isNegative() ? Duration.ZERO : quiet);
  }
}
