package dev.tocsin.domain;

import java.time.Instant;

/** What a person asks of a service, by the gateway; keyed as its target. */
public sealed interface Request {
  Instant askedAt();

  /** Ask this feed now, as far as its rules allow. */
  record PollNow(String feedId, Instant askedAt) implements Request {}

  /** Try whether this subscription's receiver is there; success takes it back into service. */
  record Ping(String subscriptionId, Instant askedAt) implements Request {}

  /**
   * Send this message once more, under the id that it has always had.
   *
   * @param tries that it had before
   */
  record Resend(Delivery delivery, int tries, Instant askedAt) implements Request {}
}
