package dev.tocsin.messaging.streams;

import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * A topology with a name and a number of threads.
 *
 * @param name {@code <service>-<topology>}; with the prefix it is the application id, never renamed
 * @param topology built anew for each run
 */
public record StreamsApp(String name, int threads, Function<StreamsBuilder, Topology> topology) {

  /** An app on one thread. */
  public static StreamsApp of(String name, Function<StreamsBuilder, Topology> topology) {
    return new StreamsApp(name, 1, topology);
  }

  /**
   * The topology as it runs. The builder must know the settings, or a store with a generated name
   * would not be refused.
   */
  public Topology build(Properties properties) {
    return topology.apply(new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties))));
  }
}
