package dev.tocsin.outbound;

import java.time.Duration;

/**
 * What the operator decides about all outbound HTTP.
 *
 * @param userAgent name/version (+URL), so that a publisher can reach who polls him
 * @param connectTimeout for the name look-up, for each connection attempt and for the TLS handshake
 * @param deadline no exchange lasts longer, whatever its call allows
 * @param maxBytes no decoded body is larger, whatever its call allows
 */
public record OutboundSettings(
    String userAgent,
    Duration connectTimeout,
    Duration deadline,
    long maxBytes,
    AddressPolicy policy,
    Resolver resolver) {

  public OutboundSettings {
    new Header("User-Agent", userAgent).requireSendable();
    Bounds.positive("connectTimeout", connectTimeout);
    Bounds.positive("deadline", deadline);
    Bounds.positive("maxBytes", maxBytes);
  }
}
