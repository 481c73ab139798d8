package dev.tocsin.outbound;

import java.util.concurrent.atomic.LongAdder;

/** How much a client has asked, and over how many connections: the fewer, the more were reused. */
public final class Traffic {
  private final LongAdder requests = new LongAdder();
  private final LongAdder connections = new LongAdder();

  void asked() {
    requests.increment();
  }

  void connecting() {
    connections.increment();
  }

  /** Requests that went to a connection, or tried to get one. */
  public long requests() {
    return requests.sum();
  }

  /** Connections that were begun, those that failed included. */
  public long connections() {
    return connections.sum();
  }
}
