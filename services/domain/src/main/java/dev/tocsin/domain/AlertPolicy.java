package dev.tocsin.domain;

import java.time.Duration;

/**
 * When a topic that matched a story may alert.
 *
 * @param minSources independent sources that a story needs first
 * @param quietPeriod how long a topic stays silent on a story after an alert
 */
public record AlertPolicy(int minSources, Duration quietPeriod) {
  public static final AlertPolicy AT_ONCE = new AlertPolicy(1, Duration.ZERO);

  public AlertPolicy {
    Checks.atLeast("alertPolicy.minSources", 1, minSources);
    if (quietPeriod.isNegative()) {
      throw new IllegalArgumentException("alertPolicy.quietPeriod is negative: " + quietPeriod);
    }
  }
}
