package dev.tocsin.replay.run;

import java.time.Instant;
import java.time.InstantSource;

/** The scenario clock of a replay: it stands still until it is moved on, and never goes back. */
public final class ScenarioClock implements InstantSource {
  private volatile Instant now;

  public ScenarioClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on to an instant; one that has passed already leaves the clock where it is. */
  public synchronized void moveTo(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }
}
