package dev.tocsin.domain;

import java.time.Duration;
import java.util.List;

/**
 * How messages are sent to one receiver.
 *
 * @param fifo in the order of their making: one that fails holds up those after it
 * @param perSecond most messages a second; 0 leaves it to the channel
 * @param atOnce most messages out together
 * @param most messages that may wait; what comes on top is skipped, with an alarm
 * @param retries waits before each try; empty is the standard schedule
 * @param patience how long it may fail before it is disabled
 */
public record Sending(
    boolean fifo,
    double perSecond,
    int atOnce,
    int most,
    List<Duration> retries,
    Duration patience) {
  public static final int MOST_AT_ONCE = 50;
  public static final int MOST_WAITING = 1_000_000;
  public static final int MOST_RETRIES = 30;
  public static final double FASTEST = 1_000;
  public static final Duration LONGEST_PATIENCE = Duration.ofDays(30);

  public static final Sending USUAL =
      new Sending(false, 0, 10, 100_000, List.of(), Duration.ofDays(5));

  public Sending {
    retries = List.copyOf(retries);
    Checks.within("sending.atOnce", 1, MOST_AT_ONCE, atOnce);
    Checks.within("sending.most", 1, MOST_WAITING, most);
    if (!(perSecond >= 0 && perSecond <= FASTEST)) {
      throw new IllegalArgumentException(
          "sending.perSecond is " + perSecond + ", it must be 0 to " + FASTEST);
    }
    if (retries.size() > MOST_RETRIES || retries.stream().anyMatch(Sending::unfit)) {
      throw new IllegalArgumentException(
          "sending.retries are at most " + MOST_RETRIES + " waits of at most a day each");
    }
    if (!patience.isPositive() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalArgumentException(
          "sending.patience is "
              + patience
              + ", it must be above zero and at most "
              + LONGEST_PATIENCE);
    }
  }

  /** In the order of their making. */
  public Sending inOrder() {
    return new Sending(true, perSecond, atOnce, most, retries, patience);
  }

  /** When a message is tried again. */
  public RetrySchedule schedule() {
    return retries.isEmpty() ? RetrySchedule.STANDARD : new RetrySchedule(retries);
  }

  private static boolean unfit(Duration wait) {
    return wait.isNegative() || wait.compareTo(Duration.ofDays(1)) > 0;
  }
}
