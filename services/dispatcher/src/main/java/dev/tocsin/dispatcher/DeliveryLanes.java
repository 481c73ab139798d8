package dev.tocsin.dispatcher;

import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.SubscriptionStatus.Agreement;
import dev.tocsin.messaging.work.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The lane of each subscription: as wide as it allows, at the pace of its bucket, closed while its
 * receiver rests, and narrow while that is not known to work.
 */
final class DeliveryLanes {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private DeliveryLanes() {}

  static Lane lane(
      Subscription subscription, SubscriptionStatus receiver, DeliveryProgress progress) {
    Sending sending = subscription.sending();
    boolean stopped = receiver.health() == SubscriptionStatus.Health.DISABLED;
    boolean known = !receiver.broken() && agreed(subscription, receiver);
    Pace pace = pace(subscription, receiver);
    return new Lane(
        subscription.id(),
        sending.fifo() || !known ? 1 : sending.atOnce(),
        stopped ? Duration.ZERO : pace.gap(),
        pace.burst(),
        stopped ? Instant.MIN : receiver.restsUntil(),
        sending.fifo() ? OptionalLong.of(progress.place()) : OptionalLong.empty());
  }

  /** For a ping, which asks whether a closed lane may open, and for what belongs to nobody. */
  static Lane aside(Delivery delivery) {
    return new Lane(delivery.subscriptionId() + "/aside", 1, Duration.ZERO);
  }

  private static boolean agreed(Subscription subscription, SubscriptionStatus receiver) {
    boolean mustAgree =
        subscription.channel() instanceof Channel.Webhook webhook
            && webhook.form() == Channel.Form.CLOUDEVENTS;
    return !mustAgree || receiver.agreement().isPresent();
  }

  /** A bucket of a second's messages that fills as fast as the least of all bounds says. */
  private record Pace(Duration gap, int burst) {
    static Pace of(double perSecond) {
      return perSecond <= 0
          ? new Pace(Duration.ZERO, 1)
          : new Pace(
              Duration.ofNanos((long) (SECOND.toNanos() / perSecond)),
              (int) Math.max(1, Math.floor(perSecond)));
    }
  }

  private static Pace pace(Subscription subscription, SubscriptionStatus receiver) {
    double own = subscription.sending().perSecond();
    double allowed = receiver.agreement().map(Agreement::perMinute).orElse(0) / 60.0;
    double usual = ChannelLimits.perSecond(subscription.channel());
    return Pace.of(least(least(own, allowed), usual));
  }

  /** Zero is no bound. */
  private static double least(double one, double other) {
    if (one <= 0 || other <= 0) {
      return Math.max(one, other);
    }
    return Math.min(one, other);
  }
}
