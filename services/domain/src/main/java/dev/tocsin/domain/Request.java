package dev.tocsin.domain;

import java.time.Instant;

/** What a person asks of a service, by the gateway; keyed as its target. */
public sealed interface Request {
  Instant askedAt();

  /** Ask this feed now, as far as its rules allow. */
  record PollNow(String feedId, Instant askedAt) implements Request {}
}
