package dev.tocsin.gateway.websub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How often hubs called, and what came of it; all of them are shown from zero. */
public final class WebSubMeters {
  private final Counter verified;
  private final Counter denied;
  private final Counter unknown;
  private final Counter taken;
  private final Counter announced;
  private final Counter forged;
  private final Counter unwanted;
  private final Counter endless;
  private final Counter failed;

  public WebSubMeters(MeterRegistry registry) {
    verified = questions(registry, "verified");
    denied = questions(registry, "denied");
    unknown = questions(registry, "unknown");
    taken = pushes(registry, "taken");
    announced = pushes(registry, "announced");
    forged = pushes(registry, "forged");
    unwanted = pushes(registry, "unwanted");
    endless = pushes(registry, "too-large");
    failed =
        Counter.builder("tocsin.websub.unwritten")
            .description("Calls of hubs that Kafka did not take; hubs call again.")
            .register(registry);
  }

  private static Counter questions(MeterRegistry registry, String outcome) {
    return Counter.builder("tocsin.websub.verifications")
        .description("What hubs asked or said about subscriptions, by what came of it.")
        .tag("outcome", outcome)
        .register(registry);
  }

  private static Counter pushes(MeterRegistry registry, String outcome) {
    return Counter.builder("tocsin.websub.pushes")
        .description(
            "Pushes of hubs: taken, announced (too large to be read), forged, unwanted, too-large.")
        .tag("outcome", outcome)
        .register(registry);
  }

  void verified() {
    verified.increment();
  }

  void denied() {
    denied.increment();
  }

  void unknown() {
    unknown.increment();
  }

  void taken(boolean withoutBody) {
    (withoutBody ? announced : taken).increment();
  }

  void forged() {
    forged.increment();
  }

  void unwanted() {
    unwanted.increment();
  }

  void endless() {
    endless.increment();
  }

  void failed() {
    failed.increment();
  }
}
