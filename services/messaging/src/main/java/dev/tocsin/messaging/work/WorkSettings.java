package dev.tocsin.messaging.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * How work is done.
 *
 * @param clock the scenario clock: due times and gaps go by it
 * @param workers runs jobs; virtual threads, in production
 * @param maxInFlight jobs out at once, for one task; far above hung lanes times their permits, or
 *     hung lanes slow the healthy ones
 * @param slow a job that took longer makes its lane narrow
 * @param vitals where signs of life go
 */
public record WorkSettings(
    InstantSource clock, Executor workers, int maxInFlight, Duration slow, Vitals vitals) {

  public WorkSettings {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("maxInFlight is " + maxInFlight + ": nothing would begin");
    }
  }
}
