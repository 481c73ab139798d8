package dev.tocsin.cli.line;

import dev.tocsin.cli.settings.Settings;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;

/**
 * How a line is put together.
 *
 * @param clock the scenario clock
 * @param routes hosts that are served on this machine for this run, and where
 * @param replay one partition, no retention, and feeds are polled only when asked: what makes a run
 *     deterministic
 */
public record LinePlan(
    Settings settings, InstantSource clock, Map<String, InetSocketAddress> routes, boolean replay) {

  /** The line as people run it. */
  public static LinePlan live(Settings settings) {
    return new LinePlan(settings, InstantSource.system(), Map.of(), false);
  }
}
