package dev.tocsin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery is tried, and when it is given up.
 *
 * <p>Each wait is spread by a fifth to both sides, so that what failed together does not come back
 * together. The spread is decided by the delivery's id: a replay waits exactly as long.
 *
 * @param waits before each try, the first one included; after the last one it is given up
 */
public record RetrySchedule(List<Duration> waits) {
  /** Ten tries over three days: a receiver may be down for a weekend. */
  public static final RetrySchedule STANDARD =
      new RetrySchedule(
          List.of(
              Duration.ZERO,
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)));

  private static final double SPREAD = 0.2;

  public RetrySchedule {
    waits = List.copyOf(waits);
  }

  /** When it is tried after so many failures; empty when it is given up. */
  public Optional<Instant> next(String deliveryId, int failures, Instant now) {
    return failures < waits.size()
        ? Optional.of(now.plus(spread(waits.get(failures), deliveryId, failures)))
        : Optional.empty();
  }

  private static Duration spread(Duration wait, String deliveryId, int failures) {
    if (wait.isZero()) {
      return wait;
    }
    long dice = Long.parseLong(Ids.of(deliveryId, Integer.toString(failures)).substring(0, 8), 16);
    double share = (double) dice / 0xFFFF_FFFFL;
    return Duration.ofMillis(Math.round(wait.toMillis() * (1 - SPREAD + 2 * SPREAD * share)));
  }
}
