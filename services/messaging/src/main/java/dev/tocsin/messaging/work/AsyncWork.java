package dev.tocsin.messaging.work;

import dev.tocsin.messaging.stores.BeforeCommit;
import dev.tocsin.messaging.stores.DiskStore;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The one place where Kafka Streams and the outer world meet: durable, scheduled work whose I/O is
 * done off the stream thread.
 *
 * <p>Work lies in two stores of the task: {@code <name>-work} holds the payload, {@code
 * <name>-schedule} when it is due and what was learned; a reschedule rewrites only the second. What
 * is due waits in its lane for a permit, is begun, and its job runs on a virtual thread. The result
 * comes back by a queue and is applied on the stream thread: store update and output records commit
 * in one transaction with the input offsets.
 *
 * <p>What is touched is written before the next commit and not before, so that work which comes and
 * ends between two commits costs no write at all.
 *
 * <p><b>What a crash does.</b> A job that was out, or whose result was not committed, is done again
 * from the same work, so under the same id. Nothing is lost: a commit that takes an input record
 * holds the work that it became, and without the commit the record comes again.
 *
 * <p><b>What bounds it.</b> Jobs out by {@link WorkSettings#maxInFlight}, which also bounds the
 * results that wait; the steps of each stage by tick; memory holds an index entry for each piece of
 * work, and of payloads only the last few thousand, where their errand says how large they are.
 *
 * <p><b>What must stay true when it is changed</b>
 *
 * <ul>
 *   <li>No thread but the stream thread touches the context or a store; nothing enforces it.
 *   <li>{@code init} resets everything: Streams revives the same instance after a corrupted task.
 *   <li>Decide first, write last: an exception between two writes would commit the first alone.
 * </ul>
 *
 * <p>{@code docs/async-work.md} draws it.
 */
public final class AsyncWork<I, W, S, R, O> implements ProcessorSupplier<String, I, String, O> {
  /**
   * Rewritten often and compacted often: without these a changelog holds hours of old schedules.
   */
  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(16 << 20),
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2",
          TopicConfig.DELETE_RETENTION_MS_CONFIG, Integer.toString(600_000));

  private final String name;
  private final Serde<W> workSerde;
  private final Serde<S> scheduleSerde;
  private final WorkSettings settings;
  private final Errand.Opener<I, W, S, R, O> opener;

  public AsyncWork(
      String name,
      Serde<W> workSerde,
      Serde<S> scheduleSerde,
      WorkSettings settings,
      Errand.Opener<I, W, S, R, O> opener) {
    this.name = name;
    this.workSerde = workSerde;
    this.scheduleSerde = scheduleSerde;
    this.settings = settings;
    this.opener = opener;
  }

  @Override
  public Processor<String, I, String, O> get() {
    return new WorkProcessor<>(name, settings, opener);
  }

  /** Always in this order, or the description of a topology would differ from run to run. */
  @Override
  public Set<StoreBuilder<?>> stores() {
    Set<StoreBuilder<?>> stores = new LinkedHashSet<>();
    stores.add(store(workStore(name), workSerde));
    stores.add(store(scheduleStore(name), scheduleSerde));
    stores.add(BeforeCommit.named(beforeCommit(name)));
    return stores;
  }

  static String workStore(String name) {
    return name + "-work";
  }

  static String scheduleStore(String name) {
    return name + "-schedule";
  }

  static String beforeCommit(String name) {
    return name + "-before-commit";
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> serde) {
    return DiskStore.builder(name, serde).withLoggingEnabled(CHANGELOG);
  }
}
