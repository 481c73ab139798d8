package dev.tocsin.gateway.registry;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.Tests.Example;
import dev.tocsin.domain.Topic.WeightedTerm;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.model.Shelf;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import dev.tocsin.matching.query.TopicSyntaxException;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.ProvisioningException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Topics as people write them: a query is enough, or weighted terms with a threshold. */
public final class TopicDesk implements Desk<Topic> {
  private static final int LONGEST_QUERY = 20_000;
  private static final int MOST_DOWNSTREAM = 200;

  private final ReadModel model;
  private final KafkaSettings kafka;
  private final InstantSource clock;
  private final Analyzers analyzers = new Analyzers();

  public TopicDesk(ReadModel model, KafkaSettings kafka, InstantSource clock) {
    this.model = model;
    this.kafka = kafka;
    this.clock = clock;
  }

  @Override
  public String noun() {
    return "topic";
  }

  @Override
  public Shelf<Topic> shelf() {
    return model.topics();
  }

  @Override
  public long version(Topic topic) {
    return topic.version();
  }

  @Override
  public State state(Topic topic) {
    return topic.state();
  }

  @Override
  public ObjectNode shown(Topic topic) {
    return Json.mapper().valueToTree(topic);
  }

  @Override
  public Drafted<Topic> read(String id, JsonNode body, Optional<Topic> known) {
    Draft draft = Draft.of(body);
    Identity.check(draft, id, known.map(Topic::version));
    draft.ignore("updatedAt");
    String name = draft.text("name", 200, id);
    String description = draft.text("description", 2_000, "");
    List<String> languages = draft.texts("languages");
    String query = draft.text("query", LONGEST_QUERY, "");
    List<WeightedTerm> terms =
        draft.sections("terms").stream()
            .map(
                term ->
                    new WeightedTerm(
                        term.number("weight", -1e9, 1), term.text("query", LONGEST_QUERY, "")))
            .toList();
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
    LongFunction<Topic> at =
        version ->
            new Topic(
                id,
                version,
                state,
                name,
                description,
                languages,
                query,
                terms,
                threshold,
                where,
                tests,
                policy,
                downstream,
                updatedAt(version, known));
    if (draft.sound()) {
      compile(at.apply(1), draft);
    }
    List<Problem> problems = draft.problems();
    return problems.isEmpty() ? new Drafted.Sound<>(at, Map.of()) : new Drafted.Faulty<>(problems);
  }

  /** An unchanged topic keeps its time, so that it is seen to be unchanged. */
  private Instant updatedAt(long version, Optional<Topic> known) {
    return known
        .filter(topic -> topic.version() == version)
        .map(Topic::updatedAt)
        .orElseGet(clock::instant);
  }

  private void compile(Topic topic, Draft draft) {
    try {
      new TopicIndex(analyzers).put(active(topic));
    } catch (TopicSyntaxException e) {
      draft.wrong(
          e.part(),
          "line %d, column %d: found %s".formatted(e.line(), e.column(), e.found()),
          "expected " + e.expected() + (e.suggestion().isEmpty() ? "" : "; " + e.suggestion()));
    } catch (IllegalArgumentException e) {
      draft.wrong(topic.terms().isEmpty() ? "query" : "terms", String.valueOf(e.getMessage()), "");
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

  /**
   * Makes the Kafka topic of a downstream topic before anyone can route to it: a send to one that
   * does not exist would stop the newsroom.
   */
  @Override
  public Optional<Refusal> admit(Topic topic) {
    if (!topic.downstream()) {
      return Optional.empty();
    }
    long others =
        model.topics().all().stream()
            .filter(other -> other.downstream() && !other.id().equals(topic.id()))
            .count();
    if (others >= MOST_DOWNSTREAM) {
      return Optional.of(
          Refusal.of(
              Refusal.Reason.CONFLICT,
              "%d topics have a Kafka topic of their own already, which is the most: read 'alerts'"
                      .formatted(MOST_DOWNSTREAM)
                  + " instead, it is keyed by topic"));
    }
    try {
      new Provisioner(kafka).provision(List.of(KafkaTopics.downstreamOf(topic.id())));
      return Optional.empty();
    } catch (ProvisioningException e) {
      return Optional.of(Refusal.of(Refusal.Reason.UNAVAILABLE, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Topic deleted(Topic topic) {
    return in(topic, State.DELETED, topic.version() + 1, clock.instant());
  }

  private static Topic active(Topic topic) {
    return in(topic, State.ACTIVE, topic.version(), topic.updatedAt());
  }

  private static Topic in(Topic topic, State state, long version, Instant updatedAt) {
    return new Topic(
        topic.id(),
        version,
        state,
        topic.name(),
        topic.description(),
        topic.languages(),
        topic.query(),
        topic.terms(),
        topic.threshold(),
        topic.where(),
        topic.tests(),
        topic.alertPolicy(),
        topic.downstream(),
        updatedAt);
  }

  @Override
  public List<Entry<?>> entries(Topic topic, Optional<Topic> known) {
    return List.of(
        Entry.of(KafkaTopics.TOPICS, topic.id(), topic),
        Entry.of(KafkaTopics.TOPIC_VERSIONS, topic.id() + "@" + topic.version(), topic));
  }
}
