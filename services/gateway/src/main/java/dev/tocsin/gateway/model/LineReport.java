package dev.tocsin.gateway.model;

import java.util.List;
import java.util.Optional;

/** What flows through the line at this moment. */
public record LineReport(List<Flow> flows, List<Hop> hops) {

  /**
   * What passed one point of the line.
   *
   * @param total since this process began
   * @param perMinute in the last minute of real time
   */
  public record Flow(String name, long total, long perMinute) {}

  /** How long it lately took from one point of the line to another, by the real clock. */
  public record Hop(String from, String to, double p50Millis, double p99Millis, long samples) {}

  public LineReport {
    flows = List.copyOf(flows);
    hops = List.copyOf(hops);
  }

  /** The flow of a name that the line has. */
  public Flow flow(String name) {
    return flows.stream()
        .filter(flow -> flow.name().equals(name))
        .findFirst()
        .orElse(new Flow(name, 0, 0));
  }

  /** The latency up to a point of the line; empty while nothing got there. */
  public Optional<Hop> hopTo(String to) {
    return hops.stream().filter(hop -> hop.to().equals(to)).findFirst();
  }
}
