package dev.tocsin.newsroom;

import dev.tocsin.domain.story.StoryDecision;
import dev.tocsin.domain.story.StoryFile;
import dev.tocsin.domain.story.StoryShelf;
import dev.tocsin.messaging.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The shelf of stories on the stores of a task, and the greatest fetch time seen there. */
final class StoryStores implements StoryShelf {
  private static final String STORIES = "open-stories";
  private static final String JOINED = "joined-stories";
  private static final String LATEST_FETCH = "latest-fetch";
  private static final String LATEST = "latest";

  /**
   * What a crash may set the clock of a partition back by; to write it each time costs a record.
   */
  private static final Duration CLOCK_KEPT_EVERY = Duration.ofSeconds(1);

  /** Of the task; they say what must be connected to the processor. */
  static final List<String> NAMES = List.of(STORIES, JOINED, LATEST_FETCH);

  private final KeyValueStore<String, StoryFile> stories;
  private final KeyValueStore<String, String> joined;
  private final KeyValueStore<String, Long> latestFetch;
  private Instant kept;
  private Instant latest;

  StoryStores(ProcessingContext context) {
    stories = context.getStateStore(STORIES);
    joined = context.getStateStore(JOINED);
    latestFetch = context.getStateStore(LATEST_FETCH);
    Long stored = latestFetch.get(LATEST);
    kept = stored == null ? Instant.MIN : Instant.ofEpochMilli(stored);
    latest = kept;
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        store(STORIES, JsonSerde.of(StoryFile.class)),
        store(JOINED, Serdes.String()),
        store(LATEST_FETCH, Serdes.Long()));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), values)
        .withCachingDisabled();
  }

  @Override
  public Optional<String> storyJoinedBy(String articleId) {
    return Optional.ofNullable(joined.get(articleId));
  }

  @Override
  public Optional<StoryFile> story(String storyId) {
    return Optional.ofNullable(stories.get(storyId));
  }

  @Override
  public void forEach(Consumer<StoryFile> visitor) {
    try (KeyValueIterator<String, StoryFile> all = stories.all()) {
      all.forEachRemaining(entry -> visitor.accept(entry.value));
    }
  }

  /** The greatest fetch time seen on this partition, this one's included. */
  Instant now(Instant fetchedAt) {
    return latest.isAfter(fetchedAt) ? latest : fetchedAt;
  }

  void keep(StoryDecision decision, Instant now) {
    String storyId = decision.file().story().id();
    stories.put(storyId, decision.file());
    if (decision.joined()) {
      joined.putIfAbsent(decision.article().id(), storyId);
    }
    latest = now;
    if (kept.equals(Instant.MIN) || now.isAfter(kept.plus(CLOCK_KEPT_EVERY))) {
      latestFetch.put(LATEST, now.toEpochMilli());
      kept = now;
    }
  }
}
