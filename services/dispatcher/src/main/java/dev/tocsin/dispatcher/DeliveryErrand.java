package dev.tocsin.dispatcher;

import dev.tocsin.dispatcher.PostResult.Wish;
import dev.tocsin.dispatcher.Tried.Verdict;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.SubscriptionStatus.Health;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Load;
import dev.tocsin.messaging.work.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sending, as an errand: when a delivery is tried, in whose lane, and what an answer means for it.
 *
 * <p>Only 2xx is success; a redirect is a failure like any other. 410 and the receiver's own word
 * end it; everything else is tried again by the schedule or when the receiver asks for it.
 */
final class DeliveryErrand
    implements Errand<Arrival, Delivery, DeliveryProgress, PostResult, Tried> {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int GONE = 410;

  /** A receiver that puts us off for ever is then tried by the schedule, which ends. */
  private static final int MOST_PUT_OFFS = 1_000;

  /** Of one subscription, whatever it allows itself: the disk is everybody's. */
  private static final long MOST_BYTES = 256L << 20;

  private final Subscriptions.View subscriptions;
  private final Receivers receivers;
  private final Outbox outbox;

  DeliveryErrand(Subscriptions.View subscriptions, Receivers receivers, Outbox outbox) {
    this.subscriptions = subscriptions;
    this.receivers = receivers;
    this.outbox = outbox;
  }

  @Override
  public Fate<Delivery, DeliveryProgress, Tried> arrive(
      String key, Arrival arrival, Optional<Held<Delivery, DeliveryProgress>> held, Instant now) {
    if (held.isEmpty()) {
      Delivery delivery = arrival.delivery();
      Instant first = arrival.asked() || delivery.ping() ? now : first(delivery, now);
      return Fate.keep(delivery, DeliveryProgress.begun(arrival, first), List.of());
    }
    DeliveryProgress progress = held.get().schedule();
    return Fate.reschedule(arrival.asked() ? progress.again(now) : progress, List.of());
  }

  @Override
  public long weight(DeliveryProgress progress) {
    return progress.bytes();
  }

  @Override
  public Optional<Fate<Delivery, DeliveryProgress, Tried>> overflow(
      String key, Arrival arrival, Load load, Instant now) {
    Delivery delivery = arrival.delivery();
    Optional<Subscription> subscription = subscriptions.find(delivery.subscriptionId());
    int most = subscription.map(Subscription::sending).orElse(Sending.USUAL).most();
    if ((load.count() < most && load.bytes() < MOST_BYTES) || delivery.ping()) {
      return Optional.empty();
    }
    String why = "its backlog is full: %,d messages wait already".formatted(load.count());
    var held = new Held<>(delivery, DeliveryProgress.begun(arrival, now));
    PostResult none = PostResult.notMade(now, why);
    return Optional.of(end(key, held, none, Outcome.SKIPPED, Verdict.FULL));
  }

  @Override
  public Optional<Instant> due(DeliveryProgress progress) {
    return Optional.of(progress.dueAt());
  }

  @Override
  public Lane lane(String key, Held<Delivery, DeliveryProgress> held) {
    Delivery delivery = held.work();
    return subscriptions
        .find(delivery.subscriptionId())
        .filter(subscription -> !delivery.ping())
        .map(
            subscription ->
                DeliveryLanes.lane(subscription, receivers.of(subscription), held.schedule()))
        .orElseGet(() -> DeliveryLanes.aside(delivery));
  }

  @Override
  public Step<Delivery, DeliveryProgress, PostResult, Tried> begin(
      String key, Held<Delivery, DeliveryProgress> held, Instant now) {
    Optional<Subscription> subscription = subscriptions.find(held.work().subscriptionId());
    if (subscription.isEmpty()) {
      return unknown(key, held, now);
    }
    return switch (subscription.get().state()) {
      case ACTIVE -> go(key, subscription.get(), held, now);
      case PAUSED -> skip(key, held, "the subscription is paused", now);
      case DELETED -> skip(key, held, "the subscription is deleted", now);
    };
  }

  /** A delivery can be here before a new subscription is: both travel by Kafka. It waits once. */
  private Step<Delivery, DeliveryProgress, PostResult, Tried> unknown(
      String key, Held<Delivery, DeliveryProgress> held, Instant now) {
    String why = "the subscription is not known";
    return held.schedule().failures() == 0
        ? new Step.Settle<>(failed(key, held, PostResult.notMade(now, why), now))
        : skip(key, held, why, now);
  }

  private Step<Delivery, DeliveryProgress, PostResult, Tried> go(
      String key, Subscription subscription, Held<Delivery, DeliveryProgress> held, Instant now) {
    SubscriptionStatus receiver = receivers.of(subscription);
    if (receiver.health() == Health.DISABLED && !held.work().ping()) {
      return skip(key, held, "the subscription is disabled: " + receiver.why(), now);
    }
    boolean agreed = receiver.agreement().isPresent() && !held.work().ping();
    return new Step.Go<>(outbox.job(subscription, held.work(), agreed, now));
  }

  private Step<Delivery, DeliveryProgress, PostResult, Tried> skip(
      String key, Held<Delivery, DeliveryProgress> held, String why, Instant now) {
    PostResult none = PostResult.notMade(now, why);
    return new Step.Settle<>(end(key, held, none, Outcome.SKIPPED, Verdict.NOTHING));
  }

  @Override
  public Fate<Delivery, DeliveryProgress, Tried> finish(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, Instant now) {
    boolean unwanted = result.wish() == Wish.DISABLE;
    if (result.taken()) {
      return end(key, held, result, Outcome.DELIVERED, unwanted ? Verdict.ENDED : Verdict.TOOK);
    }
    if (result.httpStatus() == GONE) {
      return dead(key, held, result.because("the receiver is gone for good"), Verdict.ENDED);
    }
    return switch (result.wish()) {
      case DISABLE ->
          dead(key, held, result.because("the receiver wants no more messages"), Verdict.ENDED);
      case ABORT_MESSAGE ->
          dead(key, held, result.because("the receiver wants no more of this"), Verdict.NOTHING);
      case NONE -> failed(key, held, result, now);
    };
  }

  @Override
  public Fate<Delivery, DeliveryProgress, Tried> fault(
      String key, Held<Delivery, DeliveryProgress> held, Throwable cause, Instant now) {
    return failed(key, held, PostResult.notMade(now, "a defect of ours: " + cause), now);
  }

  private Fate<Delivery, DeliveryProgress, Tried> failed(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, Instant now) {
    DeliveryProgress progress = held.schedule();
    Verdict verdict = result.ours() ? Verdict.NOTHING : Verdict.FAILED;
    Optional<Duration> wait = putOff(progress, result);
    if (held.work().ping()) {
      return dead(key, held, result, verdict);
    }
    if (wait.isPresent()) {
      return again(key, held, result, progress.putOff(now.plus(wait.get())), Verdict.PUT_OFF);
    }
    return sendingOf(held.work())
        .schedule()
        .next(held.work().id(), progress.failures() + 1, now)
        .map(next -> again(key, held, result, progress.failed(next), verdict))
        .orElseGet(() -> dead(key, held, result, verdict));
  }

  /** How long the receiver puts us off; a wait of nothing says nothing. */
  private static Optional<Duration> putOff(DeliveryProgress progress, PostResult result) {
    boolean heeded =
        (result.httpStatus() == TOO_MANY_REQUESTS || result.httpStatus() == UNAVAILABLE)
            && progress.attempts() - progress.failures() < MOST_PUT_OFFS;
    return heeded ? result.retryAfter().filter(Duration::isPositive) : Optional.empty();
  }

  private Fate<Delivery, DeliveryProgress, Tried> again(
      String key,
      Held<Delivery, DeliveryProgress> held,
      PostResult result,
      DeliveryProgress next,
      Verdict verdict) {
    return Fate.reschedule(
        next, List.of(tried(key, held, result, Outcome.RETRY, Optional.of(next.dueAt()), verdict)));
  }

  private Fate<Delivery, DeliveryProgress, Tried> dead(
      String key, Held<Delivery, DeliveryProgress> held, PostResult result, Verdict verdict) {
    return end(key, held, result, Outcome.DEAD, verdict);
  }

  private Fate<Delivery, DeliveryProgress, Tried> end(
      String key,
      Held<Delivery, DeliveryProgress> held,
      PostResult result,
      Outcome outcome,
      Verdict verdict) {
    return Fate.drop(List.of(tried(key, held, result, outcome, Optional.empty(), verdict)));
  }

  private Instant first(Delivery delivery, Instant now) {
    return sendingOf(delivery).schedule().next(delivery.id(), 0, now).orElse(now);
  }

  private Sending sendingOf(Delivery delivery) {
    return subscriptions
        .find(delivery.subscriptionId())
        .map(Subscription::sending)
        .orElse(Sending.USUAL);
  }

  private Emit<Tried> tried(
      String key,
      Held<Delivery, DeliveryProgress> held,
      PostResult result,
      Outcome outcome,
      Optional<Instant> nextAt,
      Verdict verdict) {
    Delivery delivery = held.work();
    Optional<Subscription> subscription = subscriptions.find(delivery.subscriptionId());
    Attempt attempt =
        new Attempt(
            delivery.id(),
            delivery.subscriptionId(),
            held.schedule().attempts() + 1,
            result.at(),
            result.httpStatus(),
            result.millis(),
            result.headers(),
            result.answer(),
            outcome,
            nextAt);
    return new Emit<>(
        key,
        new Tried(
            attempt,
            held.schedule().alertedMicros(),
            subscription.map(Subscription::version).orElse(0L),
            subscription.map(Subscription::sending).orElse(Sending.USUAL),
            verdict,
            result.agreement()));
  }
}
