package dev.tocsin.dispatcher;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.SubscriptionStatus.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Learns from each attempt how its receiver is, and tells what people should know: a new state on
 * {@code subscription-status}, an alarm where somebody has to act.
 *
 * <p>It stands behind the work in the same task, so what it writes holds for the next message
 * already.
 */
final class ObserveReceivers extends ContextualProcessor<String, Tried, String, Observed> {
  private static final Duration BETWEEN_FULL_ALARMS = Duration.ofHours(1);

  @Override
  public void process(Record<String, Tried> record) {
    Tried tried = record.value();
    Receivers receivers = Receivers.of(context());
    List<Observed> observed = new ArrayList<>();
    observed.add(new Observed.Made(tried));
    Instant now = Instant.ofEpochMilli(record.timestamp());
    Attempt attempt = tried.attempt();
    String id = attempt.subscriptionId();
    if (!isNothingNew(tried, receivers)) {
      SubscriptionStatus before = receivers.of(id, tried.version(), tried.sending().fifo(), now);
      SubscriptionStatus after = after(before, tried, now);
      if (worthTelling(before, after)) {
        observed.add(new Observed.Changed(after));
      }
      alarm(before, after, now).ifPresent(alarm -> observed.add(new Observed.Raised(alarm)));
      if (!after.equals(before)) {
        receivers.put(after);
      }
    }
    for (Observed each : observed) {
      context().forward(record.withValue(each).withKey(each.key(record.key())));
    }
  }

  /** Of a receiver with whom all was and is well there is nothing to keep. */
  private static boolean isNothingNew(Tried tried, Receivers receivers) {
    return switch (tried.verdict()) {
      case NOTHING -> true;
      case TOOK ->
          tried.agreement().isEmpty() && !receivers.knows(tried.attempt().subscriptionId());
      case FAILED, PUT_OFF, ENDED, FULL -> false;
    };
  }

  private static SubscriptionStatus after(SubscriptionStatus before, Tried tried, Instant now) {
    Attempt attempt = tried.attempt();
    String why = told(attempt);
    Instant turn = tried.sending().fifo() ? attempt.nextAt().orElse(Instant.EPOCH) : Instant.EPOCH;
    SubscriptionStatus after =
        switch (tried.verdict()) {
          case TOOK ->
              before.health() == Health.WORKING && before.failures() == 0
                  ? before
                  : before.onSuccess(now);
          case FAILED -> before.onFailure(why, turn, tried.sending().patience(), now);
          case PUT_OFF -> before.onPutOff(why, attempt.nextAt().orElse(now), now);
          case ENDED -> before.onEnd(why, now);
          case FULL ->
              now.isBefore(before.fullAt().plus(BETWEEN_FULL_ALARMS)) ? before : before.full(now);
          case NOTHING -> before;
        };
    return tried.agreement().map(given -> after.agreed(given, now)).orElse(after);
  }

  private static String told(Attempt attempt) {
    String status = attempt.httpStatus() == 0 ? "" : attempt.httpStatus() + " ";
    String text = status + attempt.answer();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static boolean worthTelling(SubscriptionStatus before, SubscriptionStatus after) {
    return before.health() != after.health()
        || before.warned() != after.warned()
        || before.broken() != after.broken()
        || !before.fullAt().equals(after.fullAt())
        || !before.agreement().equals(after.agreement());
  }

  private static Optional<Alarm> alarm(
      SubscriptionStatus before, SubscriptionStatus after, Instant now) {
    String about = "subscription/" + after.subscriptionId();
    if (before.health() != Health.DISABLED && after.health() == Health.DISABLED) {
      return Optional.of(
          new Alarm(
              about,
              "it is disabled, and its messages are skipped: " + after.why(),
              "mend the receiver, then ping it or edit the subscription, and recover what was"
                  + " skipped",
              now));
    }
    if (after.warned() > before.warned()) {
      return Optional.of(
          new Alarm(
              about,
              "it has failed for %d %% of its patience: %s".formatted(after.warned(), after.why()),
              "look at the receiver; at 100 % the subscription is disabled",
              now));
    }
    return after.fullAt().equals(before.fullAt())
        ? Optional.empty()
        : Optional.of(
            new Alarm(
                about,
                "its backlog is full, and what comes on top is skipped",
                "mend the receiver or raise sending.most; recover brings what was skipped",
                now));
  }
}
