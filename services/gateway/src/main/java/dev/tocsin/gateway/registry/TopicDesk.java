package dev.tocsin.gateway.registry;

import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.model.Shelf;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import dev.tocsin.matching.query.Fragments;
import dev.tocsin.matching.query.TopicSyntaxException;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.ProvisioningException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Topics as people write them: a query is enough, or weighted terms with a threshold. */
public final class TopicDesk implements Desk<Topic> {
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
    TopicDraft draft =
        TopicDraft.read(
            id,
            body,
            known.map(Topic::version),
            name -> shelf().find(name).flatMap(Fragments::query),
            analyzers);
    if (draft.topic().isEmpty()) {
      return new Drafted.Faulty<>(
          Stream.concat(draft.problems().stream(), draft.errors().stream().map(TopicDesk::told))
              .toList());
    }
    Topic topic = draft.topic().get();
    return new Drafted.Sound<>(
        version -> topic.in(topic.state(), version, updatedAt(version, known)), Map.of());
  }

  /** An unchanged topic keeps its time, so that it is seen to be unchanged. */
  private Instant updatedAt(long version, Optional<Topic> known) {
    return known
        .filter(topic -> topic.version() == version)
        .map(Topic::updatedAt)
        .orElseGet(clock::instant);
  }

  private static Problem told(TopicSyntaxException e) {
    return new Problem(
        e.part(),
        "line %d, column %d: found %s".formatted(e.line(), e.column(), e.found()),
        "expected " + e.expected() + (e.suggestion().isEmpty() ? "" : "; " + e.suggestion()));
  }

  /**
   * Makes the Kafka topic of a downstream topic before anyone can route to it: a send to one that
   * does not exist would stop the newsroom.
   */
  @Override
  public Optional<Refusal> admit(Topic topic) {
    for (Topic sharer : sharersOf(topic)) {
      try {
        Topic renewed = renewed(sharer, topic);
        new TopicIndex(analyzers)
            .put(renewed.in(State.ACTIVE, renewed.version(), renewed.updatedAt()));
      } catch (IllegalArgumentException e) {
        return Optional.of(
            Refusal.of(
                Refusal.Reason.CONFLICT,
                "topic '%s' shares this query and would be wrong with it: %s"
                    .formatted(sharer.id(), e.getMessage())));
      }
    }
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
    return topic.in(State.DELETED, topic.version() + 1, clock.instant());
  }

  @Override
  public List<Entry<?>> entries(Topic topic, Optional<Topic> known) {
    List<Entry<?>> entries = new ArrayList<>(entries(topic));
    sharersOf(topic).forEach(sharer -> entries.addAll(entries(renewed(sharer, topic))));
    return entries;
  }

  private static List<Entry<?>> entries(Topic topic) {
    return List.of(
        Entry.of(KafkaTopics.TOPICS, topic.id(), topic),
        Entry.of(KafkaTopics.TOPIC_VERSIONS, topic.id() + "@" + topic.version(), topic));
  }

  /**
   * The topics that share an earlier query of a topic. One that is deleted changes nothing for
   * them: they keep what they shared.
   */
  private List<Topic> sharersOf(Topic topic) {
    return topic.state() == State.DELETED
        ? List.of()
        : shelf().all().stream()
            .filter(other -> other.state() != State.DELETED)
            .filter(other -> other.shared().containsKey(topic.id()))
            .filter(other -> !topic.query().equals(other.shared().get(topic.id())))
            .toList();
  }

  /** The next version of a topic that shares the query of another, which changed. */
  private Topic renewed(Topic sharer, Topic changed) {
    Map<String, String> queries = new HashMap<>(sharer.shared());
    queries.putAll(changed.shared());
    queries.put(changed.id(), changed.query());
    Topic next = sharer.in(sharer.state(), sharer.version() + 1, clock.instant());
    return Fragments.bound(next, id -> Optional.ofNullable(queries.get(id)));
  }
}
