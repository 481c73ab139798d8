package dev.tocsin.cli.feeds;

import dev.tocsin.cli.line.Door;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.line.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The feeds of a line, by the gateway's API. */
final class FeedRegister {
  /** How often a feed of one address may be removed and added again without a name of its own. */
  private static final int MOST_LIVES = 9;

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  private final Door door;

  FeedRegister(Door door) {
    this.door = door;
  }

  /**
   * A feed that was added.
   *
   * @param url as the gateway writes it
   */
  record Added(String id, String url) {}

  /**
   * What came of a list of feeds.
   *
   * @param known feeds that were there already, and stay as people have made them since
   */
  record Brought(int added, int known, List<String> refused) {
    Brought {
      refused = List.copyOf(refused);
    }
  }

  List<JsonNode> all() throws LineException, InterruptedException {
    return door.get("feeds").path("feeds").valueStream().toList();
  }

  JsonNode one(String id) throws LineException, InterruptedException {
    return door.get("feeds/" + id);
  }

  void remove(String id) throws LineException, InterruptedException {
    door.delete("feeds", id);
  }

  /**
   * Adds a feed under an id made of its address. The id of a feed that was removed is never used
   * again: then the next one is.
   */
  Added add(String url, ObjectNode draft) throws LineException, InterruptedException {
    String id = FeedId.of(url);
    try {
      return new Added(id, put(id, draft));
    } catch (RefusedException refused) {
      for (int n = 2; refused.problems().isEmpty() && n <= MOST_LIVES; n++) {
        try {
          return new Added(id + "-" + n, put(id + "-" + n, draft));
        } catch (RefusedException e) {
          // What was said first is told, if none will do.
        }
      }
      throw refused;
    }
  }

  /** Returns the address as the gateway writes it. */
  String put(String id, ObjectNode draft) throws LineException, InterruptedException {
    return door.put("feeds", id, draft).path("url").asString("");
  }

  /** Changes the state of a feed and nothing else. */
  void change(String id, String state) throws LineException, InterruptedException {
    door.put("feeds", id, draftOf(one(id)).put("state", state));
  }

  /** The same feed at another address. */
  String move(String id, String url) throws LineException, InterruptedException {
    return put(id, draftOf(one(id)).put("url", url));
  }

  /** What people write of a feed: all that it says but what was observed. */
  private static ObjectNode draftOf(JsonNode feed) {
    ObjectNode draft = ((ObjectNode) feed).deepCopy();
    draft.remove(List.of("status", "site", "id"));
    if (feed.path("schedule").path("floor").isNull()) {
      draft.remove("schedule");
    }
    return draft;
  }

  static ObjectNode draft(String url, String title, List<String> groups, String backlog) {
    ObjectNode draft = JsonMapper.shared().createObjectNode();
    draft.put("url", url).put("backlog", backlog);
    if (!title.isEmpty()) {
      draft.put("title", title);
    }
    ArrayNode names = draft.putArray("groups");
    groups.forEach(names::add);
    return draft;
  }

  /** Brings a list; what is refused is told, and the rest goes on. */
  Brought bring(List<OpmlFeed> feeds, String backlog, Runnable each)
      throws LineException, InterruptedException {
    int added = 0;
    int known = 0;
    Set<String> there = new HashSet<>();
    for (JsonNode feed : all()) {
      there.add(feed.path("url").asString(""));
      there.add(feed.path("id").asString(""));
    }
    List<String> refused = new ArrayList<>();
    for (OpmlFeed feed : feeds) {
      String id = FeedId.of(feed.url());
      try {
        if (there.contains(id) || there.contains(feed.url())) {
          known++;
        } else {
          add(feed.url(), draft(feed.url(), feed.title(), feed.folders(), backlog));
          added++;
        }
      } catch (RefusedException e) {
        refused.add(feed.url() + ": " + e.getMessage());
      }
      each.run();
    }
    return new Brought(added, known, refused);
  }

  /**
   * The status of a feed once it was polled at this address; empty when that takes too long.
   *
   * @param before the poll that is known already, or nothing
   */
  Optional<JsonNode> awaitPoll(String id, String url, Optional<JsonNode> before, Duration patience)
      throws LineException, InterruptedException {
    Instant until = Instant.now().plus(patience);
    String known = before.map(status -> status.path("polledAt").asString("")).orElse("");
    while (Instant.now().isBefore(until)) {
      JsonNode feed = one(id);
      JsonNode status = feed.path("status");
      String polledAt = status.path("polledAt").asString("");
      boolean polled = !polledAt.isEmpty() && !polledAt.equals(known);
      if (polled && feed.path("url").asString("").equals(url)) {
        return Optional.of(status);
      }
      Thread.sleep(LOOK_EVERY);
    }
    return Optional.empty();
  }
}
