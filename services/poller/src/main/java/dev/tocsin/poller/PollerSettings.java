package dev.tocsin.poller;

import dev.tocsin.outbound.OutboundSettings;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How feeds are polled.
 *
 * @param clock the scenario clock: polls are due, and items dated, by it
 * @param http the User-Agent that publishers see, and the bounds of one request
 * @param siteGap least time between two polls of one site
 * @param manual a feed is polled when somebody asks, at once, and only then: so a replay decides
 *     the order
 * @param maxInFlight polls out at once, for each partition; far above the sites that may hang
 *     together, or they hold up the others
 */
public record PollerSettings(
    InstantSource clock, OutboundSettings http, Duration siteGap, boolean manual, int maxInFlight) {
  private static final Duration DEFAULT_SITE_GAP = Duration.ofSeconds(1);
  private static final int DEFAULT_IN_FLIGHT = 256;

  public PollerSettings {
    if (siteGap.isNegative()) {
      throw new IllegalArgumentException("poller.siteGap is " + siteGap + ", the least is PT0S");
    }
    if (maxInFlight < 1) {
      throw new IllegalArgumentException(
          "poller.maxInFlight is " + maxInFlight + ", the least is 1");
    }
  }

  /** Polling by the clock. */
  public static PollerSettings byClock(InstantSource clock, OutboundSettings http) {
    return new PollerSettings(clock, http, DEFAULT_SITE_GAP, false, DEFAULT_IN_FLIGHT);
  }

  /** Polling by request only. The clock of a replay may stand still, so there are no gaps. */
  public static PollerSettings byRequest(InstantSource clock, OutboundSettings http) {
    return new PollerSettings(clock, http, Duration.ZERO, true, DEFAULT_IN_FLIGHT);
  }
}
