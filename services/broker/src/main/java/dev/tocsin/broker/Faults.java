package dev.tocsin.broker;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.apache.kafka.server.fault.ProcessTerminatingFaultHandler;

/**
 * What becomes of Kafka's faults: a fatal one halts the JVM while the broker serves, for a broker
 * that lost its way must not go on; before and after, it is logged and the start or close fails.
 */
final class Faults implements FaultHandlerFactory {
  private volatile boolean serving;

  void serving(boolean now) {
    serving = now;
  }

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    FaultHandler logs = new LoggingFaultHandler(name, action);
    FaultHandler halts = new ProcessTerminatingFaultHandler.Builder().setAction(action).build();
    return (message, cause) -> (fatal && serving ? halts : logs).handleFault(message, cause);
  }
}
