package dev.tocsin.dispatcher;

import dev.tocsin.domain.SecretBox;
import dev.tocsin.outbound.OutboundSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How deliveries are sent.
 *
 * @param clock the scenario clock: retries are due by it
 * @param http where messages may go, and the bounds of one exchange; receivers get half a minute,
 *     unless its deadline is shorter
 * @param secrets opens what the gateway sealed
 * @param maxInFlight messages out at once, for each partition; far above what receivers that hang
 *     together may hold (ten each at first, then one), or they hold up the others
 * @param gateway where readers of mail reach the gateway, for the way out of a subscription
 */
public record DispatcherSettings(
    InstantSource clock,
    OutboundSettings http,
    SecretBox secrets,
    int maxInFlight,
    Optional<URI> gateway) {
  private static final int DEFAULT_IN_FLIGHT = 2_000;

  public DispatcherSettings {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException(
          "dispatcher.maxInFlight is " + maxInFlight + ", the least is 1");
    }
  }

  /** With as much in flight as suits one machine. */
  public static DispatcherSettings of(
      InstantSource clock, OutboundSettings http, SecretBox secrets) {
    return new DispatcherSettings(clock, http, secrets, DEFAULT_IN_FLIGHT, Optional.empty());
  }
}
