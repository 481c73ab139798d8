package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.burst.TopicVolume;
import dev.tocsin.domain.burst.Watch;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.stores.BeforeCommit;
import dev.tocsin.newsroom.Finding.Burst;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch over a restart: the stores are what is left of it. */
class WatchVolumesTest {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int DAYS = 14;
  private static final Instant LEARNED = START.plus(Duration.ofDays(DAYS));

  private final KeyValueStore<String, TopicVolume> volumes =
      store(WatchVolumes.VOLUMES, JsonSerde.of(TopicVolume.class));
  private final KeyValueStore<String, Watch> watches =
      store(WatchVolumes.WATCHES, JsonSerde.of(Watch.class));
  private final BeforeCommit beforeCommit = new BeforeCommit(WatchVolumes.STORES.get(1));
  private final KeyValueStore<String, Boolean> inForce =
      store(TopicsInForce.STORE, Serdes.Boolean());
  private Instant now = START;
  private int stories;
  private Running running;

  @BeforeEach
  void learnMornings() {
    running = start();
    inForce.put("talks", true);
    for (int day = 0; day < DAYS; day++) {
      begin(30, START.plus(Duration.ofDays(day)).plus(Duration.ofHours(9)), Duration.ofMinutes(2));
    }
  }

  @Test
  void findsByTheClockWhatBeganBeforeARestart() {
    passUntil(LEARNED.plus(Duration.ofMinutes(9 * 60 + 55)));
    begin(20, now, Duration.ofSeconds(14));
    tick();
    assertThat(bursts()).isEmpty();

    running = start();
    passUntil(now.plus(Duration.ofHours(2)));

    assertThat(bursts()).hasSize(1);
  }

  @Test
  void tellsABurstOnceOverARestart() {
    passUntil(LEARNED.plus(Duration.ofHours(3)));
    begin(20, now, Duration.ofMinutes(1));
    tick();
    assertThat(bursts()).hasSize(1);

    running = start();
    begin(20, now.plus(Duration.ofMinutes(10)), Duration.ofMinutes(1));

    assertThat(bursts()).isEmpty();
  }

  @Test
  void tellsNoneOfTheHeapThatWaitedForIt() {
    now = LEARNED;
    tick();
    now = LEARNED.plus(Duration.ofHours(5));

    running = start();
    begin(20, now, Duration.ofMinutes(1));

    assertThat(bursts()).isEmpty();
  }

  @Test
  void bearsAClockThatIsSetAheadAndBack() {
    now = LEARNED;
    tick();
    begin(3, LEARNED.plus(Duration.ofDays(30_000)), Duration.ofMinutes(1));
    now = LEARNED;
    tick();
    passUntil(LEARNED.plus(Duration.ofHours(9)));
    begin(30, now, Duration.ofMinutes(2));
    assertThat(bursts()).isEmpty();

    passUntil(LEARNED.plus(Duration.ofHours(15)));
    begin(20, now, Duration.ofMinutes(1));

    assertThat(bursts()).hasSize(1);
  }

  private void begin(int count, Instant from, Duration apart) {
    for (int i = 0; i < count; i++) {
      now = from.plus(apart.multipliedBy(i));
      running.context.setCurrentSystemTimeMs(realTime());
      Alert alert = Values.alert("talks", "story-" + stories++, now);
      running.watch.process(new Record<>("talks", alert, now.toEpochMilli()));
    }
  }

  private void passUntil(Instant end) {
    for (tick(); now.isBefore(end); tick()) {
      now = now.plus(Duration.ofMinutes(1));
    }
  }

  /** As in a replay, no time goes by while it learns. */
  private long realTime() {
    return (now.isBefore(LEARNED) ? LEARNED : now).toEpochMilli();
  }

  private void tick() {
    running
        .context
        .scheduledPunctuators()
        .forEach(each -> each.getPunctuator().punctuate(realTime()));
  }

  private List<Alert> bursts() {
    return running.context.forwarded().stream()
        .<Finding>map(forwarded -> forwarded.record().value())
        .flatMap(found -> found instanceof Burst burst ? Stream.of(burst.alert()) : Stream.of())
        .toList();
  }

  private record Running(WatchVolumes watch, MockProcessorContext<String, Finding> context) {}

  /** What was before is committed, and forgotten. */
  private Running start() {
    beforeCommit.flushCache();
    MockProcessorContext<String, Finding> context = new MockProcessorContext<>();
    List.of(volumes, beforeCommit, watches, inForce).forEach(context::addStateStore);
    context.setCurrentSystemTimeMs(realTime());
    WatchVolumes watch = new WatchVolumes(() -> now);
    watch.init(context);
    return new Running(watch, context);
  }

  private static <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
