package dev.tocsin.dispatcher;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Notice;
import dev.tocsin.domain.digest.Batch;
import dev.tocsin.domain.digest.Cadence;
import dev.tocsin.domain.digest.Turn;
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
 * Waiting for company, as an errand that never goes out: notices of one group are gathered until
 * they are due, and then become one message.
 *
 * <p>A burst stands for the alerts of its topic: while it lasts, those that would go out at once
 * are gathered, and come together when it is over.
 */
final class BatchErrand implements Errand<Placed, Batch, Instant, Void, Delivery> {
  private static final int TOGETHER = 1_000;

  @Override
  public Fate<Batch, Instant, Delivery> arrive(
      String key, Placed placed, Optional<Held<Batch, Instant>> held, Instant now) {
    Notice notice = placed.notice();
    Batch batch = held.map(Held::work).orElseGet(() -> Batch.empty(notice.subscriptionId()));
    return switch (placed.turn()) {
      case Turn.Hold hold ->
          Fate.keep(
              batch.plus(notice.alert()), held.map(Held::schedule).orElse(hold.until()), List.of());
      case Turn.Now atOnce -> atOnce(notice, batch, held.map(Held::schedule), now);
    };
  }

  private static Fate<Batch, Instant, Delivery> atOnce(
      Notice notice, Batch batch, Optional<Instant> mutedUntil, Instant now) {
    Alert alert = notice.alert();
    List<Emit<Delivery>> told = List.of(emit(Message.single(notice.subscriptionId(), alert)));
    if (alert.level() == Alert.Level.BURST) {
      return Fate.keep(batch, mutedUntil.orElse(now.plus(Cadence.BURST)), told);
    }
    return mutedUntil
        .map(until -> Fate.<Batch, Instant, Delivery>keep(batch.plus(alert), until, List.of()))
        .orElseGet(() -> Fate.drop(told));
  }

  @Override
  public Optional<Instant> due(Instant due) {
    return Optional.of(due);
  }

  @Override
  public Lane lane(String key, Held<Batch, Instant> held) {
    return new Lane(held.work().subscriptionId(), TOGETHER, Duration.ZERO);
  }

  @Override
  public Step<Batch, Instant, Void, Delivery> begin(
      String key, Held<Batch, Instant> held, Instant now) {
    Batch batch = held.work();
    return new Step.Settle<>(
        Fate.drop(batch.isEmpty() ? List.of() : List.of(emit(Message.of(batch, now)))));
  }

  @Override
  public Fate<Batch, Instant, Delivery> finish(
      String key, Held<Batch, Instant> held, Void result, Instant now) {
    throw new IllegalStateException("a batch never goes out");
  }

  /** What cannot be written as one message is tried again: nothing of it is lost. */
  @Override
  public Fate<Batch, Instant, Delivery> fault(
      String key, Held<Batch, Instant> held, Throwable cause, Instant now) {
    return Fate.reschedule(now.plus(Cadence.BURST), List.of());
  }

  private static Emit<Delivery> emit(Delivery delivery) {
    return new Emit<>(delivery.key(), delivery);
  }
}
