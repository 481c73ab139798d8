package dev.tocsin.gateway;

import dev.tocsin.messaging.streams.RunningService;

/**
 * Whether a part of this process does its work.
 *
 * @param detail why not; empty when it does
 */
public record Readiness(String part, boolean ready, String detail) {

  /** That of a service. */
  public static Readiness of(RunningService service) {
    return service.ready()
        ? new Readiness(service.name(), true, "")
        : new Readiness(service.name(), false, "it starts, or stands still");
  }
}
