package dev.tocsin.domain.burst;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when the line has watched without a break.
 *
 * <p>What came while nobody watched comes all at once when the line is back, and would look like a
 * burst; and that nothing came then is no silence.
 *
 * @param since beginning of the unbroken time
 * @param until its end so far
 */
public record Watch(Instant since, Instant until) {
  /** A shorter absence is a restart. */
  private static final Duration LONGEST_BREAK = Duration.ofHours(1);

  /** A watch that begins. */
  public static Watch from(Instant now) {
    return new Watch(now, now);
  }

  /**
   * The watch after a look.
   *
   * @param away how long nobody has looked; by the real clock where it was the same process, since
   *     a replay's clock leaps; less than nothing when the clock was put back
   */
  public Watch looked(Instant now, Duration away) {
    if (away.abs().compareTo(LONGEST_BREAK) > 0) {
      return from(now);
    }
    return new Watch(since, now.isAfter(until) ? now : until);
  }

  /** When a burst can be told for the first time: all of its window was watched. */
  public Instant burstsFrom() {
    return since.plus(TopicVolume.WINDOW);
  }
}
