package dev.tocsin.messaging.work;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Work that must not be done all at once: that of one site, of one subscription.
 *
 * @param permits how many of its jobs may run together
 * @param gap time between the starts of two, by the scenario clock
 * @param burst how many may start without a gap after a pause; 1 keeps every gap
 * @param opensAt none starts before
 * @param place of this piece in an ordered lane, the lowest first; empty where who comes first goes
 *     first
 */
public record Lane(
    String name, int permits, Duration gap, int burst, Instant opensAt, OptionalLong place) {
  public Lane {
    if (permits < 1 || burst < 1 || gap.isNegative()) {
      throw new IllegalArgumentException(
          "lane " + name + ": " + permits + " permits, gap " + gap + ", burst " + burst);
    }
  }

  /** A lane that is open, and in which who comes first goes first. */
  public Lane(String name, int permits, Duration gap) {
    this(name, permits, gap, 1, Instant.MIN, OptionalLong.empty());
  }

  boolean ordered() {
    return place.isPresent();
  }

  /** How far starts may run ahead of their gaps. */
  Duration slack() {
    return gap.multipliedBy(burst - 1L);
  }
}
