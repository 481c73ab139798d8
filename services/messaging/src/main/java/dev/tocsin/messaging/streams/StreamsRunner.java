package dev.tocsin.messaging.streams;

import dev.tocsin.messaging.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running topology.
 *
 * <p>A thread that dies of something unforeseen is replaced, three times in ten minutes; then the
 * client stops and the process is told, because a line that pretends to run is worse than one that
 * is restarted.
 */
public final class StreamsRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamsRunner.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final String name;
  private final KafkaStreams streams;
  private final Consumer<Throwable> onDeath;
  private final Replacements replacements = new Replacements();
  private final AtomicBoolean dead = new AtomicBoolean();
  private volatile Throwable lastDefect = new IllegalStateException("its log says why");

  private StreamsRunner(String name, KafkaStreams streams, Consumer<Throwable> onDeath) {
    this.name = name;
    this.streams = streams;
    this.onDeath = onDeath;
  }

  /**
   * Starts an app; returns at once, or when its global stores are filled.
   *
   * @param onDeath told once when it stops for good, on a thread that must not be held
   */
  public static StreamsRunner start(
      StreamsApp app, KafkaSettings kafka, Consumer<Throwable> onDeath) {
    StoreLibrary.load(kafka.state());
    Properties properties = StreamsProperties.of(app, kafka);
    StreamsRunner runner =
        new StreamsRunner(app.name(), new KafkaStreams(app.build(properties), properties), onDeath);
    runner.streams.setUncaughtExceptionHandler(runner::onUncaught);
    runner.streams.setStateListener(runner::onChange);
    try {
      runner.streams.start();
    } catch (RuntimeException e) {
      runner.close();
      throw e;
    }
    return runner;
  }

  public String name() {
    return name;
  }

  /**
   * Whether it is at work: Streams says RUNNING before its tasks are owned, so those are looked at.
   */
  public boolean ready() {
    return streams.state() == KafkaStreams.State.RUNNING
        && streams.metadataForLocalThreads().stream()
            .anyMatch(thread -> !thread.activeTasks().isEmpty());
  }

  /** Its client, for metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Stops it and keeps its membership, so that its tasks wait for its return. */
  @Override
  public void close() {
    close(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP);
  }

  /** Stops it and leaves the group: others take its tasks over at once. */
  public void leave() {
    close(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
  }

  private void close(CloseOptions.GroupMembershipOperation membership) {
    boolean closed =
        streams.close(CloseOptions.timeout(CLOSE_WITHIN).withGroupMembershipOperation(membership));
    if (!closed) {
      log.warn(
          "{} did not stop within {} s; what it had not committed is done again",
          name,
          CLOSE_WITHIN.toSeconds());
    }
  }

  private synchronized StreamThreadExceptionResponse onUncaught(Throwable cause) {
    lastDefect = cause;
    if (UnreadableRecords.isNewer(cause) || !replacements.grant(Instant.now())) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    log.warn("{}: a stream thread died and is replaced", name, cause);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /**
   * A client can die in ways that its handler never hears of: its global thread cannot be replaced.
   */
  private void onChange(KafkaStreams.State now, KafkaStreams.State before) {
    boolean dies = now == KafkaStreams.State.PENDING_ERROR || now == KafkaStreams.State.ERROR;
    if (dies && dead.compareAndSet(false, true)) {
      log.error("{} stops", name, lastDefect);
      onDeath.accept(lastDefect);
    }
  }
}
