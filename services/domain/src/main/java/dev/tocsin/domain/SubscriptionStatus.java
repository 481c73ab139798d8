package dev.tocsin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the dispatcher has seen of one receiver.
 *
 * @param version of the subscription that this is about: an edit begins anew
 * @param why one line for people; empty while all is well
 * @param failures in a row
 * @param failingSince the first of them
 * @param restsUntil nothing is sent before; in the past when it does not rest
 * @param warned the share of its patience that was last warned of, in percent
 * @param fullAt when its backlog was last told to be full; long past when it never was
 * @param agreement what it allowed when it was asked; for receivers that must be asked
 */
public record SubscriptionStatus(
    String subscriptionId,
    long version,
    Health health,
    String why,
    int failures,
    Optional<Instant> failingSince,
    Instant restsUntil,
    int warned,
    Instant fullAt,
    Optional<Agreement> agreement,
    Instant changedAt) {

  /** How a receiver is. */
  public enum Health {
    WORKING,
    FAILING,
    /** Nothing is sent until the subscription is edited, or a ping succeeds. */
    DISABLED
  }

  /**
   * A receiver's word that it wants our messages.
   *
   * @param perMinute most messages a minute; 0 is no bound
   */
  public record Agreement(int perMinute) {}

  /** So many failures in a row open the breaker: then one message at a time tries the receiver. */
  public static final int BREAKS_AFTER = 5;

  private static final Duration FIRST_REST = Duration.ofSeconds(2);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);
  private static final int[] WARNINGS = {50, 70, 90, 100};

  /** Of a receiver of which nothing is known. */
  public static SubscriptionStatus fresh(String subscriptionId, long version, Instant now) {
    return new SubscriptionStatus(
        subscriptionId,
        version,
        Health.WORKING,
        "",
        0,
        Optional.empty(),
        Instant.EPOCH,
        0,
        Instant.EPOCH,
        Optional.empty(),
        now);
  }

  /** Whether the breaker is open: the receiver is probed with one message at a time. */
  public boolean broken() {
    return failures >= BREAKS_AFTER;
  }

  /** It took a message: all is well again. */
  public SubscriptionStatus onSuccess(Instant now) {
    return new SubscriptionStatus(
        subscriptionId,
        version,
        Health.WORKING,
        "",
        0,
        Optional.empty(),
        Instant.EPOCH,
        0,
        fullAt,
        agreement,
        now);
  }

  /**
   * It did not take a message.
   *
   * @param restsUntil how long it rests at least: its own word, or the turn of an ordered message
   * @param patience how long it may fail before it is disabled
   */
  public SubscriptionStatus onFailure(
      String reason, Instant restsUntil, Duration patience, Instant now) {
    Instant since = failingSince.orElse(now);
    int share = share(Duration.between(since, now), patience);
    boolean disabled = health == Health.DISABLED || share >= 100;
    String said =
        share >= 100
            ? "it has failed for %s, which is its patience; last: %s".formatted(patience, reason)
            : reason;
    return new SubscriptionStatus(
        subscriptionId,
        version,
        disabled ? Health.DISABLED : Health.FAILING,
        health == Health.DISABLED ? why : said,
        failures + 1,
        Optional.of(since),
        later(restsUntil, now.plus(rest(failures + 1))),
        Math.max(warned, warning(share)),
        fullAt,
        agreement,
        now);
  }

  /** It asked for patience: no fault of its own. */
  public SubscriptionStatus onPutOff(String reason, Instant until, Instant now) {
    return new SubscriptionStatus(
        subscriptionId,
        version,
        health == Health.DISABLED ? Health.DISABLED : Health.FAILING,
        reason,
        failures,
        failingSince,
        later(restsUntil, until),
        warned,
        fullAt,
        agreement,
        now);
  }

  /** It is gone, or wants no more. */
  public SubscriptionStatus onEnd(String reason, Instant now) {
    return new SubscriptionStatus(
        subscriptionId,
        version,
        Health.DISABLED,
        reason,
        failures + 1,
        Optional.of(failingSince.orElse(now)),
        Instant.EPOCH,
        100,
        fullAt,
        agreement,
        now);
  }

  /** Its backlog is full. */
  public SubscriptionStatus full(Instant now) {
    return new SubscriptionStatus(
        subscriptionId,
        version,
        health,
        why,
        failures,
        failingSince,
        restsUntil,
        warned,
        now,
        agreement,
        now);
  }

  /** The same receiver after an edit: all is forgotten but the turn of a message that waits. */
  public SubscriptionStatus renewed(long next, boolean ordered) {
    SubscriptionStatus fresh = fresh(subscriptionId, next, changedAt);
    return ordered ? fresh.onPutOff("", restsUntil, changedAt) : fresh;
  }

  /** It was asked whether it wants our messages, and said so. */
  public SubscriptionStatus agreed(Agreement given, Instant now) {
    return new SubscriptionStatus(
        subscriptionId,
        version,
        health,
        why,
        failures,
        failingSince,
        restsUntil,
        warned,
        fullAt,
        Optional.of(given),
        now);
  }

  private static int share(Duration failing, Duration patience) {
    return (int) Math.min(100, failing.toMillis() * 100 / Math.max(1, patience.toMillis()));
  }

  private static int warning(int share) {
    int reached = 0;
    for (int step : WARNINGS) {
      reached = share >= step ? step : reached;
    }
    return reached;
  }

  /** The breaker's rest, doubled by each further failure. */
  private static Duration rest(int failures) {
    if (failures < BREAKS_AFTER) {
      return Duration.ZERO;
    }
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(20, failures - BREAKS_AFTER));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
