package dev.tocsin.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * What a person overrides in the polling of one feed.
 *
 * @param floor the least time between two polls; below the rule's own floor it holds only for a
 *     feed served from loopback
 */
public record PollSchedule(Optional<Duration> floor) {
  private static final Duration LONGEST = Duration.ofDays(30);

  public static final PollSchedule BY_RULE = new PollSchedule(Optional.empty());

  public PollSchedule {
    if (floor.isPresent() && floor.get().compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "schedule.floor is " + floor.get() + ", the least is one second (PT1S)");
    }
    if (floor.isPresent() && floor.get().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "schedule.floor is " + floor.get() + ", the most is 30 days (PT720H)");
    }
  }
}
