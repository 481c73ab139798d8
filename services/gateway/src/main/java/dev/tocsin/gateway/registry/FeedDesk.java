package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.PollSchedule;
import dev.tocsin.domain.State;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.model.Shelf;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.Sites;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Feeds as people register them: a URL is enough. */
public final class FeedDesk implements Desk<Feed> {
  private final ReadModel model;
  private final Addresses addresses;

  public FeedDesk(ReadModel model, AddressPolicy policy) {
    this.model = model;
    this.addresses = new Addresses(policy);
  }

  @Override
  public String noun() {
    return "feed";
  }

  @Override
  public Shelf<Feed> shelf() {
    return model.feeds();
  }

  @Override
  public long version(Feed feed) {
    return feed.version();
  }

  @Override
  public State state(Feed feed) {
    return feed.state();
  }

  @Override
  public ObjectNode shown(Feed feed) {
    ObjectNode json = Json.mapper().valueToTree(feed);
    model.statusOf(feed).ifPresent(status -> json.set("status", Json.mapper().valueToTree(status)));
    return json;
  }

  @Override
  public Drafted<Feed> read(String id, JsonNode body, Optional<Feed> known) {
    Draft draft = Draft.of(body);
    Identity.check(draft, id, known.map(Feed::version));
    draft.ignore("site", "status");
    Optional<URI> url =
        addresses.read(draft, "url", "write the address of an RSS, Atom or JSON feed");
    String outlet = draft.text("outlet", 200, url.map(Sites::of).orElse(""));
    String title = draft.text("title", 500, outlet);
    String country = draft.text("country", 2, "");
    String language = draft.text("language", 35, "");
    int tier = draft.integer("tier", 0, 0);
    List<String> groups = draft.texts("groups");
    boolean fullText = draft.flag("fullText");
    Backlog backlog = draft.choice("backlog", Backlog.class, Backlog.SILENT);
    PollSchedule schedule = schedule(draft);
    State state = Identity.state(draft);
    String runId = draft.text("runId", 100, "");
    List<Problem> problems = draft.problems();
    if (!problems.isEmpty()) {
      return new Drafted.Faulty<>(problems);
    }
    URI there = url.orElseThrow();
    return new Drafted.Sound<>(
        version ->
            new Feed(
                id,
                version,
                state,
                there.toString(),
                Sites.of(there),
                outlet,
                title,
                country,
                language,
                tier,
                groups,
                fullText,
                backlog,
                schedule,
                runId),
        Map.of());
  }

  private static PollSchedule schedule(Draft draft) {
    Draft section = draft.section("schedule");
    Duration floor = section.duration("floor", Duration.ZERO);
    if (section.has("floor") && floor.compareTo(Duration.ofSeconds(1)) < 0) {
      section.wrong("floor", "it is " + floor, "the least is one second, PT1S");
    }
    return floor.compareTo(Duration.ofSeconds(1)) < 0
        ? PollSchedule.BY_RULE
        : new PollSchedule(Optional.of(floor));
  }

  @Override
  public Optional<Refusal> objection(Feed feed) {
    String address = Addresses.comparable(URI.create(feed.url()));
    return model.feeds().all().stream()
        .filter(other -> !other.id().equals(feed.id()) && other.state() != State.DELETED)
        .filter(other -> Addresses.comparable(URI.create(other.url())).equals(address))
        .findFirst()
        .map(
            other ->
                Refusal.of(
                    Refusal.Reason.CONFLICT,
                    "the feed '%s' has this URL already: change that one, or delete it first"
                        .formatted(other.id())));
  }

  @Override
  public Feed deleted(Feed feed) {
    return new Feed(
        feed.id(),
        feed.version() + 1,
        State.DELETED,
        feed.url(),
        feed.site(),
        feed.outlet(),
        feed.title(),
        feed.country(),
        feed.language(),
        feed.tier(),
        feed.groups(),
        feed.fullText(),
        feed.backlog(),
        feed.schedule(),
        feed.runId());
  }

  /** A feed that moved to another site leaves a tombstone there, in the same transaction. */
  @Override
  public List<Entry<?>> entries(Feed feed, Optional<Feed> known) {
    List<Entry<?>> entries = new ArrayList<>();
    known
        .map(Feed::key)
        .filter(key -> !key.equals(feed.key()))
        .ifPresent(key -> entries.add(Entry.tombstone(KafkaTopics.FEEDS, key)));
    entries.add(Entry.of(KafkaTopics.FEEDS, feed.key(), feed));
    return entries;
  }
}
