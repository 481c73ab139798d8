package dev.tocsin.poller;

import java.time.Duration;

/**
 * What an operator decides about the pace of all feeds.
 *
 * @param siteGap least time between two requests to one site
 * @param firstPollGap least time between the first polls of two new feeds
 * @param retryAfterScope whom a 429 or a Retry-After is about
 * @param manual a feed is polled when somebody asks, at once, and only then
 */
public record PollRules(
    Duration siteGap, Duration firstPollGap, Scope retryAfterScope, boolean manual) {

  /** Whom a 429 or a Retry-After is about: hosts that many share differ in that. */
  public enum Scope {
    FEED,
    HOST,
    /** The registrable domain. */
    SITE
  }

  /** Polling by the clock, as polite as it comes. */
  public static final PollRules BY_CLOCK =
      new PollRules(Duration.ofSeconds(1), Duration.ofMillis(50), Scope.HOST, false);

  /** Polling by request only. The clock of a replay may stand still, so there are no gaps. */
  public static final PollRules BY_REQUEST =
      new PollRules(Duration.ZERO, Duration.ZERO, Scope.FEED, true);

  public PollRules {
    if (siteGap.isNegative()) {
      throw new IllegalArgumentException("poller.site-gap is " + siteGap + ", the least is PT0S");
    }
    if (firstPollGap.isNegative()) {
      throw new IllegalArgumentException(
          "poller.first-poll-gap is " + firstPollGap + ", the least is PT0S");
    }
  }
}
