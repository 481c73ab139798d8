package dev.tocsin.benchmarks.state;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** A start without any local state: what is read back from the changelogs, and how fast. */
final class Restore implements StateRestoreListener {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final AtomicLong records = new AtomicLong();
  private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong last = new AtomicLong();

  private Restore() {}

  /** Starts an app on an empty folder, waits until it runs, and stops it. */
  static Restore of(StreamsApp app, KafkaSettings kafka) throws InterruptedException {
    Restore restore = new Restore();
    restore.run(app, kafka);
    return restore;
  }

  private void run(StreamsApp app, KafkaSettings kafka) throws InterruptedException {
    Properties properties = StreamsProperties.of(app, kafka);
    try (KafkaStreams streams = new KafkaStreams(app.build(properties), properties)) {
      streams.setGlobalStateRestoreListener(this);
      streams.start();
      long deadline = System.nanoTime() + WITHIN.toNanos();
      while (!isRunning(streams)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(app.name() + " was not restored within " + WITHIN);
        }
        Thread.sleep(LOOK_EVERY);
      }
    }
  }

  private static boolean isRunning(KafkaStreams streams) {
    return streams.state() == KafkaStreams.State.RUNNING
        && streams.metadataForLocalThreads().stream()
            .anyMatch(thread -> !thread.activeTasks().isEmpty());
  }

  /** Records read back. */
  long records() {
    return records.get();
  }

  /** From the first record read to the last. */
  double seconds() {
    return Math.max(0, last.get() - first.get()) / 1e9;
  }

  @Override
  public void onRestoreStart(TopicPartition from, String store, long start, long end) {
    first.accumulateAndGet(System.nanoTime(), Math::min);
  }

  @Override
  public void onBatchRestored(TopicPartition from, String store, long end, long number) {
    records.addAndGet(number);
  }

  @Override
  public void onRestoreEnd(TopicPartition from, String store, long number) {
    last.accumulateAndGet(System.nanoTime(), Math::max);
  }
}
