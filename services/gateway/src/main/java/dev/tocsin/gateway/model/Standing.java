package dev.tocsin.gateway.model;

import static dev.tocsin.gateway.model.LineMeters.lower;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Hub;
import dev.tocsin.domain.FeedStatus.HubPhase;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus.Health;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How many feeds and subscriptions are how, as gauges: counted when they are asked for. */
final class Standing {
  private final ReadModel model;

  private Standing(ReadModel model) {
    this.model = model;
  }

  static void register(ReadModel model, MeterRegistry registry) {
    Standing standing = new Standing(model);
    for (Outcome outcome : Outcome.values()) {
      Gauge.builder("tocsin.feeds", () -> standing.feedsWith(outcome))
          .description("Feeds that are in force, by what their last poll came to.")
          .tag("outcome", lower(outcome))
          .register(registry);
    }
    for (Health health : Health.values()) {
      Gauge.builder("tocsin.subscriptions", () -> standing.receiversThatAre(health))
          .description("Subscriptions that are in force, by how their receiver is.")
          .tag("health", lower(health))
          .register(registry);
    }
    for (HubPhase phase : HubPhase.values()) {
      Gauge.builder("tocsin.websub.feeds", () -> standing.hubsThatAre(phase))
          .description("Feeds that name a WebSub hub, by how far the subscription there has come.")
          .tag("phase", lower(phase))
          .register(registry);
    }
    standing.foundFirst(registry, "push", Hub::pushedEntries);
    standing.foundFirst(registry, "poll", Hub::missedEntries);
  }

  private void foundFirst(MeterRegistry registry, String by, ToLongFunction<Hub> entries) {
    Gauge.builder("tocsin.websub.entries", () -> hubs().mapToLong(entries).sum())
        .description(
            "Entries of feeds whose hub pushes, by what had them first: a poll that did found what"
                + " the hub had missed.")
        .tag("first", by)
        .register(registry);
  }

  private long feedsWith(Outcome outcome) {
    return model.feeds().all().stream()
        .filter(feed -> feed.state() == State.ACTIVE)
        .filter(feed -> outcomeOf(feed) == outcome)
        .count();
  }

  private Outcome outcomeOf(Feed feed) {
    return model.statusOf(feed).map(FeedStatus::outcome).orElse(Outcome.WAITING);
  }

  private long receiversThatAre(Health health) {
    return model.subscriptions().all().stream()
        .filter(subscription -> subscription.state() == State.ACTIVE)
        .filter(subscription -> healthOf(subscription) == health)
        .count();
  }

  private Health healthOf(Subscription subscription) {
    return model.receiverOf(subscription).health();
  }

  private long hubsThatAre(HubPhase phase) {
    return hubs().filter(hub -> hub.phase() == phase).count();
  }

  /** Those of paused feeds, too: a hub that was left is told as left. */
  private Stream<Hub> hubs() {
    return model.feeds().all().stream()
        .flatMap(feed -> model.statusOf(feed).stream())
        .flatMap(status -> status.hub().stream());
  }
}
