package dev.tocsin.gateway.page;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.SubscriptionStatus.Health;
import dev.tocsin.gateway.model.ReadModel;
import java.util.List;
import java.util.Optional;

/**
 * A subscription and how its last message went.
 *
 * @param host where messages go; the rest of the address may be a secret
 * @param mood how the page colours it: good, bad or idle
 */
record SubscriptionRow(
    String id,
    String name,
    String host,
    String topics,
    String mood,
    String outcome,
    String answer,
    Optional<Moment> tried,
    Optional<Moment> again) {
  private static final int MOST = 200;
  private static final int LONGEST_ANSWER = 160;

  static List<SubscriptionRow> all(ReadModel model) {
    return model.subscriptions().all().stream()
        .filter(subscription -> subscription.state() != State.DELETED)
        .map(
            subscription ->
                of(
                    subscription,
                    model.lastAttemptOf(subscription.id()),
                    model.receiverOf(subscription)))
        .limit(MOST)
        .toList();
  }

  private static SubscriptionRow of(
      Subscription subscription, Optional<Attempt> last, SubscriptionStatus receiver) {
    boolean paused = subscription.state() == State.PAUSED;
    boolean disabled = receiver.health() == Health.DISABLED;
    String host =
        switch (subscription.channel()) {
          case Channel.Webhook webhook -> SafeLink.host(webhook.url());
          case Channel.Template template -> SafeLink.host(template.url());
          case Channel.Chat chat -> Piece.visible(chat.place());
          case Channel.Email email -> email.to().size() + " by mail";
          case Channel.Kafka kafka -> Piece.visible(kafka.kafkaTopic());
        };
    List<String> topics = subscription.filter().topics();
    return new SubscriptionRow(
        subscription.id(),
        Piece.visible(subscription.name()),
        host,
        topics.isEmpty() ? "all topics" : String.join(", ", topics),
        paused ? "idle" : disabled ? "bad" : last.map(SubscriptionRow::mood).orElse("idle"),
        paused
            ? "paused"
            : disabled
                ? "disabled: its messages are skipped"
                : last.map(SubscriptionRow::word).orElse("nothing sent yet"),
        last.filter(attempt -> attempt.outcome() != Attempt.Outcome.DELIVERED)
            .map(SubscriptionRow::answer)
            .orElse(""),
        last.map(Attempt::at).map(Moment::of),
        last.flatMap(Attempt::nextAt).map(Moment::of));
  }

  private static String mood(Attempt attempt) {
    return switch (attempt.outcome()) {
      case DELIVERED -> "good";
      case RETRY, DEAD -> "bad";
      case SKIPPED -> "idle";
    };
  }

  private static String word(Attempt attempt) {
    String status = attempt.httpStatus() == 0 ? "" : " (" + attempt.httpStatus() + ")";
    return switch (attempt.outcome()) {
      case DELIVERED -> "delivered in " + attempt.millis() + " ms";
      case RETRY -> "failed" + status + ", tried again";
      case DEAD -> "given up" + status;
      case SKIPPED -> "skipped";
    };
  }

  private static String answer(Attempt attempt) {
    String answer = Piece.visible(attempt.answer());
    return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER) + "…";
  }
}
