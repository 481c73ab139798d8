package dev.tocsin.poller;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A scenario clock that goes on when a test says so. */
final class TestClock implements InstantSource {
  private volatile Instant now;

  TestClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  synchronized void advanceTo(Instant later) {
    now = later;
  }
}
