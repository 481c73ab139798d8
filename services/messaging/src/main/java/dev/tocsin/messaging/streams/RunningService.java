package dev.tocsin.messaging.streams;

import java.util.List;

/** A service of the line that runs: alone in its process, or with the others in one. */
public interface RunningService extends AutoCloseable {
  String name();

  /** Whether it does its work; false while it starts and when it stands still. */
  boolean ready();

  /** Its topologies, for metrics; empty for a service without any. */
  List<StreamsRunner> runners();

  @Override
  void close();
}
