package dev.tocsin.messaging.work;

import java.time.Duration;

/**
 * Work that must not be done all at once: that of one site, of one subscription.
 *
 * @param permits how many of its jobs may run together
 * @param gap least time between the starts of two, by the scenario clock
 */
public record Lane(String name, int permits, Duration gap) {
  public Lane {
    if (permits < 1 || gap.isNegative()) {
      throw new IllegalArgumentException("lane " + name + ": " + permits + " permits, gap " + gap);
    }
  }
}
