package dev.tocsin.newsroom;

import dev.tocsin.domain.story.Alerted;
import dev.tocsin.domain.story.Report;
import dev.tocsin.domain.story.StoryFile;
import dev.tocsin.domain.story.StoryShelf;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.PackedSerde;
import dev.tocsin.messaging.stores.DiskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The shelf of stories on the stores of a task, and the greatest fetch time seen there.
 *
 * <p>What is open is bounded by the grouping; what is not falls out after a month by the segment,
 * which costs nothing an entry.
 */
final class StoryStores implements StoryShelf {
  private static final String OPEN = "open-stories";
  private static final String ALERTED = "alerts-of-stories";
  private static final String REPORTS = "story-reports";
  private static final String JOINED = "joined-stories";
  private static final String CLOSED = "closed-stories";
  private static final String LATEST_FETCH = "latest-fetch";
  private static final String LATEST = "latest";

  /**
   * What a crash may set the clock of a partition back by; to write it each time costs a record.
   */
  private static final Duration CLOCK_KEPT_EVERY = Duration.ofSeconds(1);

  /** Of the task; they say what must be connected to the processor. */
  static final List<String> NAMES = List.of(OPEN, ALERTED, REPORTS, JOINED, CLOSED, LATEST_FETCH);

  private final KeyValueStore<String, StoryFile> open;
  private final KeyValueStore<String, Alerted[]> alerted;
  private final KeyValueStore<String, Report> reports;
  private final Monthly<String> joined;
  private final Monthly<ClosedStory> closed;
  private final KeyValueStore<String, Long> latestFetch;
  private Instant kept;
  private Instant latest;

  /** All that is kept of a story that is open no more, in one record. */
  private record ClosedStory(StoryFile file, List<Alerted> alerted) {}

  StoryStores(ProcessingContext context) {
    open = context.getStateStore(OPEN);
    alerted = context.getStateStore(ALERTED);
    reports = context.getStateStore(REPORTS);
    joined = new Monthly<>(context, JOINED);
    closed = new Monthly<>(context, CLOSED);
    latestFetch = context.getStateStore(LATEST_FETCH);
    Long stored = latestFetch.get(LATEST);
    kept = stored == null ? Instant.MIN : Instant.ofEpochMilli(stored);
    latest = kept;
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        DiskStore.builder(OPEN, JsonSerde.of(StoryFile.class)),
        DiskStore.builder(ALERTED, PackedSerde.of(JsonSerde.of(Alerted[].class))),
        DiskStore.builder(REPORTS, ReportForm.serde()),
        Monthly.builder(JOINED, Serdes.String()),
        Monthly.builder(CLOSED, PackedSerde.of(JsonSerde.of(ClosedStory.class))),
        DiskStore.builder(LATEST_FETCH, Serdes.Long()));
  }

  @Override
  public Optional<String> storyOf(String articleId) {
    return joined.last(articleId);
  }

  @Override
  public Optional<StoryFile> story(String storyId) {
    return Optional.ofNullable(open.get(storyId))
        .or(() -> closed.last(storyId).map(ClosedStory::file));
  }

  @Override
  public List<Alerted> alertsOn(String storyId) {
    List<Alerted> all = new ArrayList<>();
    closed.last(storyId).map(ClosedStory::alerted).ifPresent(all::addAll);
    forEachAlerted(storyId, (key, some) -> all.addAll(List.of(some)));
    return all;
  }

  @Override
  public void forEachOpen(BiConsumer<StoryFile, List<Report>> visitor) {
    Map<String, List<Report>> byStory = new HashMap<>();
    try (KeyValueIterator<String, Report> all = reports.all()) {
      all.forEachRemaining(
          entry ->
              byStory
                  .computeIfAbsent(storyOfKey(entry.key), id -> new ArrayList<>())
                  .add(entry.value));
    }
    try (KeyValueIterator<String, StoryFile> all = open.all()) {
      all.forEachRemaining(
          entry -> visitor.accept(entry.value, byStory.getOrDefault(entry.key, List.of())));
    }
  }

  @Override
  public void keep(StoryFile file) {
    open.put(file.story().id(), file);
  }

  @Override
  public void keep(String storyId, List<Alerted> some) {
    alerted.put(storyId + "/" + some.getFirst().key(), some.toArray(Alerted[]::new));
  }

  private void forEachAlerted(String storyId, BiConsumer<String, Alerted[]> visitor) {
    try (KeyValueIterator<String, Alerted[]> ofStory =
        alerted.prefixScan(storyId + "/", new StringSerializer())) {
      ofStory.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
    }
  }

  @Override
  public void close(StoryFile file) {
    String id = file.story().id();
    closed.put(id, new ClosedStory(file, alertsOn(id)), latest);
    open.delete(id);
    List<String> past = new ArrayList<>();
    forEachAlerted(id, (key, some) -> past.add(key));
    past.forEach(alerted::delete);
  }

  @Override
  public void keep(String storyId, Report report) {
    reports.put(key(storyId, report), report);
  }

  @Override
  public void drop(String storyId, Report report) {
    reports.delete(key(storyId, report));
  }

  @Override
  public void remember(String storyId, Report report) {
    joined.put(report.articleId(), storyId, latest);
  }

  private static String key(String storyId, Report report) {
    return storyId + "/" + report.articleId();
  }

  private static String storyOfKey(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** The greatest fetch time seen on this partition, this one's included; it is kept. */
  Instant now(Instant fetchedAt) {
    latest = latest.isAfter(fetchedAt) ? latest : fetchedAt;
    if (kept.equals(Instant.MIN) || latest.isAfter(kept.plus(CLOCK_KEPT_EVERY))) {
      latestFetch.put(LATEST, latest.toEpochMilli());
      kept = latest;
    }
    return latest;
  }
}
