package dev.tocsin.messaging.streams;

import dev.tocsin.messaging.work.Vitals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service of the line that runs: alone in its process, or with the others in one. */
public interface RunningService extends AutoCloseable {
  String name();

  /** Whether it does its work; false while it starts and when it stands still. */
  boolean ready();

  /** Its topologies, for metrics; empty for a service without any. */
  List<StreamsRunner> runners();

  /** The signs of life of each kind of outside work that it does, for metrics. */
  default Map<String, Vitals> work() {
    return Map.of();
  }

  /** What it asks of the outer world by HTTP, for metrics; empty for one that does not. */
  default Optional<OutboundUse> outbound() {
    return Optional.empty();
  }

  @Override
  void close();
}
