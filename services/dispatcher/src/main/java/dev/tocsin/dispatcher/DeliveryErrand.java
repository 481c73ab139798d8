package dev.tocsin.dispatcher;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.RetrySchedule;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Channel.Webhook;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sending, as an errand: when a delivery is tried, in whose lane, and what an answer means for it.
 *
 * <p>Only 2xx is success; a redirect is a failure like any other. 410 ends it, because the receiver
 * says so; everything else is tried again by the schedule or when the receiver asks for it.
 */
final class DeliveryErrand
    implements Errand<Arrival, Delivery, DeliveryProgress, PostResult, Tried> {
  private static final int PERMITS = 10;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int GONE = 410;

  /** A receiver that puts us off for ever is then tried by the schedule, which ends. */
  private static final int MOST_PUT_OFFS = 1_000;

  private final RetrySchedule retries = RetrySchedule.STANDARD;
  private final Subscriptions.View subscriptions;
  private final Webhooks webhooks;

  DeliveryErrand(Subscriptions.View subscriptions, Webhooks webhooks) {
    this.subscriptions = subscriptions;
    this.webhooks = webhooks;
  }

  @Override
  public Fate<Delivery, DeliveryProgress, Tried> arrive(
      String key, Arrival arrival, Optional<Held<Delivery, DeliveryProgress>> held, Instant now) {
    return held.isPresent()
        ? Fate.reschedule(held.get().schedule(), List.of())
        : Fate.keep(
            arrival.delivery(), DeliveryProgress.begun(now, arrival.alertedMicros()), List.of());
  }

  @Override
  public Optional<Instant> due(DeliveryProgress progress) {
    return Optional.of(progress.dueAt());
  }

  @Override
  public Lane lane(String key, Delivery delivery) {
    return new Lane(delivery.subscriptionId(), PERMITS, Duration.ZERO);
  }

  @Override
  public Step<Delivery, DeliveryProgress, PostResult, Tried> begin(
      String key, Held<Delivery, DeliveryProgress> held, Instant now) {
    Optional<Subscription> subscription = subscriptions.find(held.work().subscriptionId());
    if (subscription.isEmpty()) {
      return unknown(key, held, now);
    }
    return switch (subscription.get().state()) {
      case ACTIVE -> go(subscription.get(), held.work(), now);
      case PAUSED -> skip(key, held, "the subscription is paused", now);
      case DELETED -> skip(key, held, "the subscription is deleted", now);
    };
  }

  /** A delivery can be here before a new subscription is: both travel by Kafka. It waits once. */
  private Step<Delivery, DeliveryProgress, PostResult, Tried> unknown(
      String key, Held<Delivery, DeliveryProgress> held, Instant now) {
    String why = "the subscription is not known";
    return held.schedule().attempts() == 0
        ? new Step.Settle<>(failed(key, held, PostResult.unanswered(now, 0, why), now))
        : skip(key, held, why, now);
  }

  private Step<Delivery, DeliveryProgress, PostResult, Tried> go(
      Subscription subscription, Delivery delivery, Instant now) {
    return switch (subscription.channel()) {
      case Webhook webhook -> new Step.Go<>(webhooks.job(subscription, webhook, delivery, now));
    };
  }

  private static Step<Delivery, DeliveryProgress, PostResult, Tried> skip(
      String key, Held<Delivery, DeliveryProgress> held, String why, Instant now) {
    return new Step.Settle<>(end(key, held, PostResult.unanswered(now, 0, why), Outcome.SKIPPED));
  }

  @Override
  public Fate<Delivery, DeliveryProgress, Tried> finish(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, Instant now) {
    if (result.httpStatus() / 100 == 2) {
      return end(key, held, result, Outcome.DELIVERED);
    }
    return result.httpStatus() == GONE
        ? end(key, held, result.because("the receiver is gone for good"), Outcome.DEAD)
        : failed(key, held, result, now);
  }

  @Override
  public Fate<Delivery, DeliveryProgress, Tried> fault(
      String key, Held<Delivery, DeliveryProgress> held, Throwable cause, Instant now) {
    return failed(key, held, PostResult.unanswered(now, 0, "a defect of ours: " + cause), now);
  }

  private Fate<Delivery, DeliveryProgress, Tried> failed(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, Instant now) {
    DeliveryProgress progress = held.schedule();
    return putOff(progress, result)
        .map(wait -> progress.putOff(now.plus(wait)))
        .or(
            () ->
                retries.next(held.work().id(), progress.failures() + 1, now).map(progress::failed))
        .map(next -> again(key, held, result, next))
        .orElseGet(() -> end(key, held, result, Outcome.DEAD));
  }

  /** How long the receiver puts us off; a wait of nothing says nothing. */
  private static Optional<Duration> putOff(DeliveryProgress progress, PostResult result) {
    boolean heeded =
        (result.httpStatus() == TOO_MANY_REQUESTS || result.httpStatus() == UNAVAILABLE)
            && progress.attempts() - progress.failures() < MOST_PUT_OFFS;
    return heeded ? result.retryAfter().filter(Duration::isPositive) : Optional.empty();
  }

  private static Fate<Delivery, DeliveryProgress, Tried> again(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, DeliveryProgress next) {
    return Fate.reschedule(
        next, List.of(attempt(key, held, result, Outcome.RETRY, Optional.of(next.dueAt()))));
  }

  private static Fate<Delivery, DeliveryProgress, Tried> end(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, Outcome outcome) {
    return Fate.drop(List.of(attempt(key, held, result, outcome, Optional.empty())));
  }

  private static Emit<Tried> attempt(
      String key,
      Held<Delivery, DeliveryProgress> held,
      PostResult result,
      Outcome outcome,
      Optional<Instant> nextAt) {
    Delivery delivery = held.work();
    Attempt attempt =
        new Attempt(
            delivery.id(),
            delivery.subscriptionId(),
            held.schedule().attempts() + 1,
            result.at(),
            result.httpStatus(),
            result.millis(),
            result.answer(),
            outcome,
            nextAt);
    return new Emit<>(key, new Tried(attempt, held.schedule().alertedMicros()));
  }
}
