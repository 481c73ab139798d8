package dev.tocsin.poller;

import java.time.Duration;
import java.time.Instant;

/**
 * An item's wait for its page.
 *
 * @param since by the scenario clock
 */
record PageWait(Instant since) {
  /** News does not wait for ever: then it is published as the feed gave it. */
  private static final Duration MOST = Duration.ofHours(1);

  boolean isOverAt(Instant now) {
    return now.isAfter(since.plus(MOST));
  }
}
