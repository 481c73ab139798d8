package dev.tocsin.messaging.streams;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * A topology with a name, and how it runs.
 *
 * @param name {@code <service>-<topology>}; with the prefix it is the application id, never renamed
 * @param topology built anew for each run
 * @param commitEach how long what it writes is gathered until readers see it
 */
public record StreamsApp(
    String name, Function<StreamsBuilder, Topology> topology, int threads, Duration commitEach) {
  /** Each hop waits for its commit, so this is most of the line's latency. */
  private static final Duration PROMPTLY = Duration.ofMillis(25);

  /** An app on one thread that commits promptly, because another one waits for what it writes. */
  public static StreamsApp of(String name, Function<StreamsBuilder, Topology> topology) {
    return new StreamsApp(name, topology, 1, PROMPTLY);
  }

  public StreamsApp onThreads(int number) {
    return new StreamsApp(name, topology, number, commitEach);
  }

  /** Fewer commits hold its thread up less; nobody should wait for what it writes. */
  public StreamsApp committingEach(Duration time) {
    return new StreamsApp(name, topology, threads, time);
  }

  /**
   * The topology as it runs. The builder must know the settings, or a store with a generated name
   * would not be refused.
   */
  public Topology build(Properties properties) {
    return topology.apply(new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties))));
  }
}
