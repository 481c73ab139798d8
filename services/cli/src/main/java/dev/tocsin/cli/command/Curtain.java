package dev.tocsin.cli.command;

import java.time.Instant;
import java.time.InstantSource;

/**
 * What a scenario's outlets go by: nothing is out until the curtain rises, then a schedule rules.
 */
final class Curtain implements InstantSource {
  private volatile InstantSource schedule = () -> Instant.MIN;

  void rise(InstantSource schedule) {
    this.schedule = schedule;
  }

  @Override
  public Instant instant() {
    return schedule.instant();
  }
}
