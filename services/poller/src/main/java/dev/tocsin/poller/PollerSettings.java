package dev.tocsin.poller;

import dev.tocsin.outbound.OutboundSettings;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How feeds are polled.
 *
 * @param clock the scenario clock: polls are due, and items dated, by it
 * @param http the User-Agent that publishers see, and the bounds of one request
 * @param maxInFlight polls out at once, for each partition; far above the sites that may hang
 *     together, or they hold up the others
 * @param webSub how hubs reach us; empty leaves WebSub off
 */
public record PollerSettings(
    InstantSource clock,
    OutboundSettings http,
    PollRules rules,
    int maxInFlight,
    Optional<WebSub> webSub) {
  private static final int DEFAULT_IN_FLIGHT = 256;

  public PollerSettings {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException(
          "poller.maxInFlight is " + maxInFlight + ", the least is 1");
    }
  }

  public static PollerSettings of(InstantSource clock, OutboundSettings http, PollRules rules) {
    return new PollerSettings(clock, http, rules, DEFAULT_IN_FLIGHT, Optional.empty());
  }
}
