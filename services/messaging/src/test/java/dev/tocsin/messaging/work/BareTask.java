package dev.tocsin.messaging.work;

import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.stores.BeforeCommit;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * A task without Kafka around it: its stores outlive its processor, so it can die and be revived as
 * Streams does after a corrupted task: {@code close} and {@code init} of the same instance.
 */
final class BareTask {
  private static final TaskId ID = new TaskId(0, 0);

  final HandClock clock = new HandClock();
  final Vitals vitals = new Vitals();
  private final Deque<Runnable> out = new ArrayDeque<>();
  private final KeyValueStore<String, Order> works = store("bare-work", Order.class);
  private final KeyValueStore<String, Plan> schedules = store("bare-schedule", Plan.class);
  private final BeforeCommit beforeCommit = new BeforeCommit("bare-before-commit");
  private final List<String> said = new ArrayList<>();
  private final Processor<String, Order, String, String> processor;
  private MockProcessorContext<String, String> context;

  BareTask(Courier courier) {
    this(courier, 100_000);
  }

  BareTask(Courier courier, int maxInFlight) {
    processor =
        new AsyncWork<>(
                "bare",
                JsonSerde.of(Order.class),
                JsonSerde.of(Plan.class),
                new WorkSettings(clock, out::add, maxInFlight, Duration.ofDays(1), vitals),
                stores -> courier)
            .get();
    context = context();
    works.init(context.getStateStoreContext(), works);
    schedules.init(context.getStateStoreContext(), schedules);
    processor.init(context);
  }

  void order(String key, Optional<Instant> due) {
    process(new Record<>(key, new Order(key, due), clock.instant().toEpochMilli()));
  }

  void delete(String key) {
    process(new Record<>(key, null, clock.instant().toEpochMilli()));
  }

  private void process(Record<String, Order> record) {
    processor.process(record);
    collect();
  }

  void pass(Duration time) {
    clock.advance(time);
    tick();
  }

  void tick() {
    context.scheduledPunctuators().stream()
        .filter(punctuator -> !punctuator.cancelled())
        .forEach(punctuator -> punctuator.getPunctuator().punctuate(0));
    collect();
  }

  /** Does one of the jobs that are out, without a tick after it. */
  void doJob(int which) {
    List<Runnable> jobs = new ArrayList<>(out);
    Runnable job = jobs.get(which);
    out.remove(job);
    job.run();
  }

  int out() {
    return out.size();
  }

  void commit() {
    beforeCommit.flushCache();
  }

  /** Whether the stores have this. */
  boolean stored(String key) {
    return works.get(key) != null && schedules.get(key) != null;
  }

  /** Ends its life after a commit, and begins another. */
  void revive() {
    commit();
    processor.close();
    context = context();
    processor.init(context);
  }

  void close() {
    processor.close();
  }

  /** All that was sent on since the beginning. */
  List<String> said() {
    return List.copyOf(said);
  }

  private void collect() {
    context.forwarded().forEach(forward -> said.add(forward.record().value()));
    context.resetForwards();
  }

  private MockProcessorContext<String, String> context() {
    Properties none = new Properties();
    MockProcessorContext<String, String> made =
        new MockProcessorContext<>(none, ID, new File("target"));
    made.addStateStore(works);
    made.addStateStore(schedules);
    made.addStateStore(beforeCommit);
    return made;
  }

  private static <V> KeyValueStore<String, V> store(String name, Class<V> type) {
    Serde<V> serde = JsonSerde.of(type);
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
        .withLoggingDisabled()
        .withCachingDisabled()
        .build();
  }
}
