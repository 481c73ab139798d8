package dev.tocsin.messaging.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A scenario clock that goes on when a test says so. */
final class HandClock implements InstantSource {
  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private Instant now = NOON;

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
