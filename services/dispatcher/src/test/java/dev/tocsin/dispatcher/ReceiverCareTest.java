package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.NOON;
import static dev.tocsin.dispatcher.Samples.answer;
import static dev.tocsin.dispatcher.Samples.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.SubscriptionStatus.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How one receiver is kept from hurting itself and others, and what people hear of it. */
class ReceiverCareTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path state;
  private DeliveryLine line;

  @BeforeEach
  void start() {
    line = new DeliveryLine(state);
    line.wants(subscription("desk", "aid"));
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void probesABrokenReceiverWithOneMessageAtATime() {
    line.answers(answer(500));
    bring(200);

    line.passes(Duration.ofSeconds(60), SECOND);

    // Five failures open the breaker; then it rests for 2, 4, 8, 16 and 32 seconds.
    assertThat(line.calls().size()).isBetween(9, 10);
  }

  @Test
  void drainsWhatWaitedWhenTheReceiverIsBack() {
    line.answers(answer(500), 12);
    line.answers(answer(204));
    bring(200);

    line.passes(Duration.ofHours(1), SECOND);

    assertThat(line.attempts())
        .filteredOn(each -> each.outcome() == Outcome.DELIVERED)
        .hasSize(200);
    assertThat(line.statuses()).extracting(SubscriptionStatus::health).endsWith(Health.WORKING);
  }

  @Test
  void sendsInOrderWhatTenMinutesOfOutageHeldUp() {
    line.wants(subscription("desk", "aid").with(Sending.USUAL.inOrder()));
    line.answers(answer(500));
    for (int i = 0; i < 20; i++) {
      line.brings(delivery(i));
      line.passes(Duration.ofSeconds(30), SECOND);
    }
    int during = line.calls().size();
    line.answers(answer(204));

    // The try after half an hour still meets the outage; the one two hours later does not.
    line.passes(Duration.ofHours(4), SECOND.multipliedBy(10));

    assertThat(during).isPositive();
    assertThat(line.attempts())
        .filteredOn(each -> each.outcome() == Outcome.DELIVERED)
        .extracting(Attempt::deliveryId)
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "d" + i).toList());
  }

  @Test
  void letsABucketOfMessagesThroughAndThenKeepsThePace() {
    paced(2);
    line.answers(answer(204));
    bring(20);
    int atOnce = line.calls().size();

    line.passes(Duration.ofSeconds(5), Duration.ofMillis(100));

    assertThat(atOnce).isBetween(2, 3);
    assertThat(line.calls().size()).isBetween(11, 13);
  }

  @Test
  void skipsWhatIsBeyondTheCapWithAnAlarm() {
    line.wants(
        subscription("desk", "aid")
            .with(new Sending(false, 0, 1, 3, List.of(), Duration.ofDays(5))));
    line.hangs();

    bring(6);

    assertThat(line.attempts())
        .hasSize(3)
        .allMatch(each -> each.outcome() == Outcome.SKIPPED)
        .allMatch(each -> each.answer().contains("backlog is full"));
    assertThat(line.alarms()).singleElement().matches(each -> each.about().equals(ABOUT));
    assertThat(line.held()).isEqualTo(3);
  }

  @Test
  void warnsAtEachStepTowardsTheEndOfItsPatienceAndThenDisables() {
    line.wants(
        subscription("desk", "aid")
            .with(new Sending(false, 0, 10, 1_000, List.of(), Duration.ofHours(10))));
    line.answers(answer(500));
    List<Alarm> alarms = new ArrayList<>();
    for (int hour = 0; hour < 13; hour++) {
      line.brings(delivery(hour));
      line.passes(Duration.ofHours(1));
      alarms.addAll(line.alarms());
    }

    assertThat(alarms).extracting(Alarm::problem).hasSize(4);
    assertThat(alarms.get(0).problem()).contains("50 %");
    assertThat(alarms.get(1).problem()).contains("70 %");
    assertThat(alarms.get(2).problem()).contains("90 %");
    assertThat(alarms.get(3).problem()).contains("disabled");
    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void forgetsFailuresWhenAMessageIsTaken() {
    line.answers(answer(500), 4);
    line.answers(answer(204));
    bring(1);

    line.passes(Duration.ofDays(1));

    SubscriptionStatus last = line.statuses().getLast();
    assertThat(last.health()).isEqualTo(Health.WORKING);
    assertThat(last.failures()).isZero();
    assertThat(line.attempts()).extracting(Attempt::outcome).endsWith(Outcome.DELIVERED);
  }

  @Test
  void doesNotBlameAReceiverForAFaultOfOurs() {
    line.wants(subscription("desk", "aid").withSecrets(Map.of()));

    bring(30);

    assertThat(line.attempts()).allMatch(each -> each.outcome() == Outcome.RETRY);
    assertThat(line.statuses()).isEmpty();
  }

  private static final String ABOUT = "subscription/desk";

  private void paced(double perSecond) {
    line.wants(
        subscription("desk", "aid")
            .with(new Sending(false, perSecond, 10, 1_000, List.of(), Duration.ofDays(5))));
  }

  private void bring(int count) {
    for (int i = 0; i < count; i++) {
      line.brings(delivery(i));
    }
  }

  private static Delivery delivery(int number) {
    return new Delivery("d" + number, "desk", List.of("a" + number), "{}", NOON);
  }
}
