package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.NOON;
import static dev.tocsin.dispatcher.Samples.about;
import static dev.tocsin.dispatcher.Samples.answer;
import static dev.tocsin.dispatcher.Samples.subscription;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.RetrySchedule;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.State;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Call;
import dev.tocsin.outbound.Header;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTopologyTest {
  private static final Delivery DELIVERY =
      new Delivery("d1", "desk", List.of("a1"), "{\"title\":\"Gespräche\"}", NOON);

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
  void sendsOnceWhatIsTaken() {
    line.answers(answer(204));

    line.brings(DELIVERY);
    line.passes(Duration.ofDays(4));

    assertThat(line.calls()).hasSize(1);
    Attempt attempt = line.attempts().getFirst();
    assertThat(attempt)
        .isEqualTo(
            new Attempt(
                "d1",
                "desk",
                1,
                NOON,
                204,
                attempt.millis(),
                List.of(),
                "as scripted",
                Outcome.DELIVERED,
                Optional.empty()));
    assertThat(line.held()).isZero();
  }

  @Test
  void postsTheBodyByteForByteWithTheIdOfTheDelivery() {
    line.answers(answer(204));

    line.brings(DELIVERY);

    Call call = line.calls().getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.uri()).hasToString("https://desk.test/hook");
    assertThat(call.body()).isEqualTo(DELIVERY.payload().getBytes(UTF_8));
    assertThat(call.headers())
        .contains(new Header("content-type", "application/json"), new Header("webhook-id", "d1"));
  }

  @Test
  void triesTenTimesByTheScheduleAndThenGivesUp() {
    line.answers(answer(500));

    line.brings(DELIVERY);
    line.passes(Duration.ofDays(5));

    List<Attempt> attempts = line.attempts();
    assertThat(attempts).hasSize(RetrySchedule.STANDARD.waits().size());
    assertThat(attempts)
        .extracting(Attempt::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    assertThat(attempts.subList(0, 9)).allMatch(each -> each.outcome() == Outcome.RETRY);
    assertThat(attempts.getLast().outcome()).isEqualTo(Outcome.DEAD);
    for (int i = 1; i < attempts.size(); i++) {
      Instant due = RetrySchedule.STANDARD.next("d1", i, attempts.get(i - 1).at()).orElseThrow();
      assertThat(attempts.get(i).at()).isBetween(due, due.plus(DeliveryLine.STEP));
    }
    assertThat(line.calls())
        .allMatch(call -> call.headers().contains(new Header("webhook-id", "d1")));
    assertThat(line.held()).isZero();
  }

  /** The real clock has no round milliseconds; a retry must not be missed between two of them. */
  @Test
  void missesNoRetryBetweenTwoMilliseconds() {
    line.passes(Duration.ofNanos(600_000));
    line.answers(answer(429, new Header("Retry-After", "1")));
    line.answers(answer(204));
    line.brings(DELIVERY);

    line.passes(Duration.ofNanos(999_600_000));
    line.passes(Duration.ofMinutes(1));

    assertThat(line.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.RETRY, Outcome.DELIVERED);
  }

  @Test
  void signsEachTryAtItsOwnTime() {
    line.answers(answer(500));
    line.answers(answer(204));

    line.brings(DELIVERY);
    line.passes(Duration.ofSeconds(10));

    assertThat(line.calls()).extracting(DeliveryLine::timestamp).doesNotHaveDuplicates();
    assertThat(line.calls()).extracting(DeliveryLine::signature).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 199, 301, 307, 400, 404, 409, 500, 502, 599})
  void takesOnlyTwoHundredsForSuccess(int status) {
    line.answers(answer(status, new Header("location", "https://elsewhere.test/")));

    line.brings(DELIVERY);

    assertThat(line.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.RETRY);
  }

  @Test
  void endsWhenTheReceiverIsGone() {
    line.answers(answer(410));

    line.brings(DELIVERY);
    line.passes(Duration.ofDays(1));

    assertThat(line.attempts())
        .singleElement()
        .matches(each -> each.outcome() == Outcome.DEAD && each.httpStatus() == 410)
        .matches(each -> each.answer().contains("gone for good: as scripted"));
  }

  @ParameterizedTest
  @CsvSource({"429, 90, PT90S", "503, 7200, PT2H", "503, 999999, PT24H"})
  void waitsExactlyAsLongAsTheReceiverAsks(int status, String header, Duration wait) {
    line.answers(answer(status, new Header("Retry-After", header)));

    line.brings(DELIVERY);

    assertThat(line.attempts().getFirst().nextAt()).hasValue(NOON.plus(wait));
  }

  @Test
  void waitsUntilTheDateThatTheReceiverNames() {
    line.answers(answer(503, new Header("Retry-After", "Sat, 04 Nov 2023 14:00:00 GMT")));

    line.brings(DELIVERY);

    assertThat(line.attempts().getFirst().nextAt()).hasValue(Instant.parse("2023-11-04T14:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"503, 0", "503, soon", "500, 3600"})
  void keepsToItsScheduleWhereTheReceiverAsksForNothing(int status, String header) {
    line.answers(answer(status, new Header("Retry-After", header)));

    line.brings(DELIVERY);

    assertThat(line.attempts().getFirst().nextAt())
        .isEqualTo(RetrySchedule.STANDARD.next("d1", 1, NOON));
  }

  @Test
  void doesNotGiveUpOnAReceiverThatOnlyAsksForPatience() {
    line.answers(answer(429, new Header("Retry-After", "600")), 30);
    line.answers(answer(204));

    line.brings(DELIVERY);
    line.passes(Duration.ofHours(5));

    assertThat(line.attempts()).hasSize(31);
    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @ParameterizedTest
  @EnumSource(value = State.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
  void skipsWhatIsNotWantedAnyMore(State state) {
    line.wants(subscription("desk", state, about("aid"), "https://desk.test/hook"));

    line.brings(DELIVERY);

    assertThat(line.calls()).isEmpty();
    assertThat(line.attempts()).extracting(Attempt::outcome).containsExactly(Outcome.SKIPPED);
    assertThat(line.held()).isZero();
  }

  @Test
  void skipsWhatBelongsToNoSubscription() {
    line.brings(new Delivery("d2", "nobody", List.of("a1"), "{}", NOON));
    line.passes(Duration.ofMinutes(1));

    assertThat(line.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.RETRY, Outcome.SKIPPED);
    assertThat(line.attempts().getLast().answer()).isEqualTo("the subscription is not known");
    assertThat(line.held()).isZero();
  }

  @Test
  void waitsForASubscriptionThatComesLaterThanItsDelivery() {
    line.answers(answer(204));
    line.brings(new Delivery("d2", "late", List.of("a1"), "{}", NOON));
    line.wants(subscription("late", "aid"));

    line.passes(Duration.ofMinutes(1));

    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void endsForAReceiverThatAsksForPatienceForEver() {
    line.answers(answer(429, new Header("Retry-After", "600")));

    line.brings(DELIVERY);
    line.passes(Duration.ofDays(12));

    assertThat(line.attempts()).hasSize(1_010);
    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.DEAD);
  }

  @Test
  void sendsTheNextTryWhereTheSubscriptionPointsNow() {
    line.answers(answer(500));
    line.answers(answer(204));
    line.brings(DELIVERY);
    line.wants(subscription("desk", State.ACTIVE, about("aid"), "https://new.test/hook"));

    line.passes(Duration.ofSeconds(10));

    assertThat(line.calls().getLast().uri()).hasToString("https://new.test/hook");
  }

  @Test
  void putsOffWhatItCannotSignAndSaysWhy() {
    SecretBox other = new SecretBox(List.of(new byte[SecretBox.KEY_BYTES]));
    line.wants(
        subscription("desk", "aid")
            .withSecrets(Map.of("signing", other.seal(Samples.SECRET, "desk/signing"))));

    line.brings(DELIVERY);

    assertThat(line.calls()).isEmpty();
    assertThat(line.attempts())
        .singleElement()
        .matches(each -> each.outcome() == Outcome.RETRY)
        .matches(each -> each.answer().contains("desk/signing does not open"));
  }

  @Test
  void triesAgainWhatCouldNotBeReached() {
    line.answers(new Answer.Unreachable(Answer.Kind.CONNECT, "desk.test: nobody listens"));
    line.answers(new Answer.Refused("desk.test is 10.0.0.1 (private)"));
    line.answers(answer(204));

    line.brings(DELIVERY);
    line.passes(Duration.ofHours(1));

    assertThat(line.attempts())
        .extracting(Attempt::answer)
        .containsExactly(
            "desk.test: nobody listens", "refused: desk.test is 10.0.0.1 (private)", "as scripted");
  }

  /** An answer after 29 seconds counts, and of a gigabyte one kilobyte is read. */
  @Test
  void givesAReceiverHalfAMinuteAndReadsAKilobyte() {
    line.answers(answer(204));

    line.brings(DELIVERY);

    Call call = line.calls().getFirst();
    assertThat(call.deadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(call.maxBytes()).isEqualTo(1_024);
    assertThat(call.reading()).isEqualTo(Call.Reading.EXCERPT);
  }

  /** It may have worked on the message before it hung up: the repeat is known by its id. */
  @ParameterizedTest
  @EnumSource(Answer.Kind.class)
  void triesAgainUnderTheSameIdWhateverBrokeOff(Answer.Kind kind) {
    line.answers(new Answer.Unreachable(kind, "desk.test: broken off"));
    line.answers(answer(204));

    line.brings(DELIVERY);
    line.passes(Duration.ofMinutes(1));

    assertThat(line.calls())
        .hasSize(2)
        .allMatch(call -> call.headers().contains(new Header("webhook-id", "d1")));
    assertThat(line.attempts().getLast().outcome()).isEqualTo(Outcome.DELIVERED);
  }

  @Test
  void survivesADefectOfItsOwn() {
    line.breaks(new IllegalStateException("on purpose"));
    line.answers(answer(204));

    line.brings(DELIVERY);
    line.passes(Duration.ofSeconds(10));

    assertThat(line.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.RETRY, Outcome.DELIVERED);
    assertThat(line.attempts().getFirst().answer()).contains("a defect of ours");
  }

  @Test
  void doesNotDoubleADeliveryThatWaits() {
    line.answers(answer(500));
    line.answers(answer(204));
    line.brings(DELIVERY);

    line.brings(DELIVERY);
    line.passes(Duration.ofHours(1));

    assertThat(line.calls()).hasSize(2);
  }

  @Test
  void holdsOneHungReceiverToItsLane() {
    line.wants(subscription("other", "aid"));
    line.hangs();
    IntStream.range(0, 30)
        .forEach(n -> line.brings(new Delivery("d" + n, "desk", List.of("a"), "{}", NOON)));

    line.brings(new Delivery("o1", "other", List.of("a"), "{}", NOON));

    assertThat(line.out()).isEqualTo(11);
  }

  @Test
  void handsTheAlertsRealTimeOnToTheAttempt() {
    RecordHeaders headers = new RecordHeaders();
    RealTime.ALERTED.stamp(headers, 42);
    line.answers(answer(204));

    line.brings(DELIVERY, headers);

    TestRecord<String, Attempt> attempt = line.records().getFirst();
    assertThat(attempt.key()).isEqualTo("desk/d1");
    assertThat(RealTime.ALERTED.of(attempt.headers())).hasValue(42);
    assertThat(RealTime.FETCHED.of(attempt.headers())).isPresent();
  }
}
