package dev.tocsin.poller;

import static dev.tocsin.poller.Feeds.herald;
import static dev.tocsin.poller.PollDesk.NOON;
import static dev.tocsin.poller.Replies.V1;
import static dev.tocsin.poller.Replies.V2;
import static dev.tocsin.poller.Replies.document;
import static dev.tocsin.poller.Replies.entry;
import static dev.tocsin.poller.Replies.failure;
import static dev.tocsin.poller.Replies.fromLoopback;
import static dev.tocsin.poller.Replies.gone;
import static dev.tocsin.poller.Replies.notModified;
import static dev.tocsin.poller.Replies.tooManyRequests;
import static dev.tocsin.poller.Replies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.ServerWord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of replies, on the real topology; the numbers are those of CHECKS. */
final class PollErrandTest {
  private final PollDesk desk = PollDesk.byClock();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void feedWaitsAtFirstAndIsAskedAtOnce() {
    desk.willReply(document(V1, "a"));

    desk.want(herald());
    desk.work();

    assertThat(desk.statuses())
        .extracting(status -> status.key, status -> status.value.outcome())
        .containsExactly(
            tuple("herald.test/herald", Outcome.WAITING),
            tuple("herald.test/herald", Outcome.FETCHED));
  }

  @Test
  void firstRequestHasNoValidators() {
    desk.willReply(document(V1, "a"));

    desk.want(herald());
    desk.work();

    assertThat(desk.questions)
        .containsExactly(new PollDesk.Question("http://herald.test/feed.xml", Validators.NONE));
  }

  @Test
  void laterRequestsEchoTheValidators() {
    polled(document(V1, "a"));
    desk.willReply(notModified(Validators.NONE));

    desk.workAtNextPoll();

    assertThat(desk.questions.getLast().validators()).isEqualTo(V1);
    assertThat(desk.status().outcome()).isEqualTo(Outcome.NOT_MODIFIED);
  }

  @Test
  void notModifiedWithNewValidatorsReplacesTheSet() {
    Validators etagOnly = new Validators(Optional.of("\"v9\""), Optional.empty());
    polled(document(V1, "a"), notModified(etagOnly));
    desk.willReply(notModified(Validators.NONE));

    desk.workAtNextPoll();

    assertThat(desk.questions.getLast().validators()).isEqualTo(etagOnly);
  }

  @Test
  void sameBodyWithNewValidatorsMovesThemOn() {
    polled(document(V1, "a"), document(V2, "a"));
    desk.willReply(notModified(Validators.NONE));

    desk.workAtNextPoll();

    assertThat(desk.questions.getLast().validators()).isEqualTo(V2);
    assertThat(desk.items()).hasSize(1);
  }

  @Test
  void validatorsSurviveFailuresOfAllKinds() {
    polled(document(V1, "a"), failure(503), tooManyRequests(), Reply.none("timeout"));
    desk.willReply(notModified(Validators.NONE));

    desk.workAtNextPoll();

    assertThat(desk.questions.getLast().validators()).isEqualTo(V1);
  }

  /** The tick that applies a reply may have begun before it came. */
  @Test
  void gapIsCountedFromWhenTheReplyCame() {
    desk.willReply(document(V1, "a"));
    desk.want(Feeds.herald());
    desk.tick();
    Instant begun = desk.clock.instant();
    Instant came = begun.plusSeconds(1);
    desk.clock.advanceTo(came);
    desk.runJobs();

    desk.clock.advanceTo(begun);
    desk.tick();

    assertThat(desk.status().polledAt()).contains(came);
  }

  @Test
  void nothingIsAskedWithinMaxAge() {
    Instant fresh = NOON.plus(Duration.ofHours(3));
    polled(with(new ServerWord(fresh, ServerWord.Source.MAX_AGE), document(V1, "a")));
    desk.clock.advanceTo(fresh.minusMillis(1));

    desk.work();

    assertThat(desk.questions).hasSize(1);
    assertThat(desk.status().nextPollAt()).contains(fresh);
    assertThat(desk.status().nextPollReason()).contains("max-age");
  }

  @Test
  void nothingIsAskedBeforeRetryAfterEvenByAPerson() {
    Instant until = NOON.plus(Duration.ofHours(3));
    polled(with(new ServerWord(until, ServerWord.Source.RETRY_AFTER), tooManyRequests()));
    desk.clock.advanceTo(until.minusMillis(1));
    desk.ask(herald());

    desk.work();

    assertThat(desk.questions).hasSize(1);
    assertThat(desk.status().nextPollAt()).contains(until);
  }

  @Test
  void feedsOfOneSiteThatAreDueTogetherAreAskedOneByOneWithAGap() {
    desk.willReply(document(V1, "a"), document(V1, "b"));
    for (int n = 0; n < 500; n++) {
      desk.want(Feeds.feed("feed-" + n, "http://herald.test/" + n, "herald.test"));
    }
    desk.work();
    int inTheFirstSecond = desk.questions.size();

    desk.clock.advance(Duration.ofSeconds(1));
    desk.work();

    assertThat(inTheFirstSecond).isEqualTo(1);
    assertThat(desk.questions).hasSize(2);
  }

  @Test
  void goneIsNeverAskedAgainAndRaisesAnAlarm() {
    polled(gone());
    desk.clock.advance(Duration.ofDays(400));
    desk.ask(herald());

    desk.work();

    assertThat(desk.questions).hasSize(1);
    assertThat(desk.status().outcome()).isEqualTo(Outcome.GONE);
    assertThat(desk.status().nextPollAt()).isEmpty();
    assertThat(desk.alarms()).extracting(Alarm::about).containsExactly("feed/herald");
  }

  @Test
  void gapsGrowAndEndWithTheFailures() {
    polled(document(V1, "a"), failure(404), failure(404), failure(500));
    FeedStatus failing = desk.status();
    desk.willReply(document(V2, "b"));

    desk.workAtNextPoll();

    assertThat(failing.failures()).isEqualTo(3);
    assertThat(failing.detail()).isEqualTo("HTTP 500");
    assertThat(gap(failing)).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(22));
    assertThat(desk.status().failures()).isZero();
    assertThat(gap(desk.status())).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  @Test
  void goneFeedWithANewUrlIsAskedAgain() {
    polled(gone());
    desk.willReply(document(V1, "a"));
    desk.clock.advance(Duration.ofSeconds(1));

    desk.want(Feeds.at(herald(), "http://herald.test/new.xml"));
    desk.work();

    assertThat(desk.questions.getLast().url()).isEqualTo("http://herald.test/new.xml");
    assertThat(desk.status().outcome()).isEqualTo(Outcome.FETCHED);
  }

  @Test
  void entriesComeOnceAndTheOldestFirst() {
    polled(document(V1, "b", "a"), document(V2, "c", "b", "a"));

    assertThat(desk.items()).extracting(Item::guid).containsExactly("a", "b", "c");
  }

  @Test
  void changedEntryIsAnotherItemAndTheReturnOfTheOldOneIsNone() {
    polled(
        document(V1, entry("a", "Talks begin")),
        document(V2, entry("a", "Talks end")),
        document(V1, entry("a", "Talks begin")));

    assertThat(desk.items()).extracting(Item::title).containsExactly("Talks begin", "Talks end");
  }

  @Test
  void itemsAreKeyedByTheSiteOfTheirUrl() {
    polled(document(V1, "a"));

    assertThat(desk.keyedItems())
        .allSatisfy(item -> assertThat(item.key).isEqualTo("herald.test/" + item.value.itemId()));
  }

  @Test
  void silentBacklogIsMarkedAndWhatFollowsIsNot() {
    desk.willReply(failure(500), document(V1, "a"), document(V2, "b", "a"));
    desk.want(Feeds.silent(herald()));
    desk.work();
    desk.workAtNextPoll();

    desk.workAtNextPoll();

    assertThat(desk.items()).extracting(Item::seenBefore).containsExactly(true, false);
  }

  @Test
  void pausedFeedIsParkedAndItsReplyInFlightIsKept() {
    desk.willReply(document(V1, "a"));
    desk.want(herald());
    desk.tick();
    desk.want(Feeds.in(herald(), State.PAUSED));
    desk.runJobs();
    desk.tick();

    desk.clock.advance(Duration.ofDays(2));
    desk.work();

    assertThat(desk.questions).hasSize(1);
    assertThat(desk.items()).hasSize(1);
    assertThat(desk.status().nextPollReason()).isEqualTo("it is paused");
  }

  @Test
  void resumedFeedIsAskedAtOnce() {
    polled(document(V1, "a"));
    desk.want(Feeds.in(herald(), State.PAUSED));
    desk.work();
    desk.willReply(notModified(V1));
    desk.clock.advance(Duration.ofMinutes(1));

    desk.want(herald());
    desk.work();

    assertThat(desk.questions).hasSize(2);
  }

  @Test
  void replyToAnotherUrlIsNotTakenForThisOne() {
    desk.willReply(document(V1, "old"), document(V2, "new"));
    desk.want(herald());
    desk.tick();
    desk.want(Feeds.at(herald(), "http://herald.test/new.xml"));

    desk.runJobs();
    desk.clock.advance(Duration.ofSeconds(1));
    desk.work();

    assertThat(desk.questions.getLast())
        .isEqualTo(new PollDesk.Question("http://herald.test/new.xml", Validators.NONE));
    desk.tick();
    assertThat(desk.items()).extracting(Item::guid).containsExactly("new");
  }

  @Test
  void requestDuringAPollLeadsToAnother() {
    desk.willReply(document(V1, "a"), notModified(V1));
    desk.want(herald());
    desk.tick();
    desk.clock.advance(Duration.ofSeconds(2));
    desk.ask(herald());
    desk.runJobs();

    desk.work();

    assertThat(desk.questions).hasSize(2);
  }

  @Test
  void requestForAFeedThatNobodyKnowsIsNothing() {
    desk.ask(herald());

    desk.work();

    assertThat(desk.questions).isEmpty();
    assertThat(desk.statuses()).isEmpty();
  }

  @Test
  void deletedFeedIsForgottenWithItsStatus() {
    polled(document(V1, "a"));
    desk.statuses();

    desk.want(Feeds.in(herald(), State.DELETED));
    desk.clock.advance(Duration.ofDays(2));
    desk.work();

    assertThat(desk.questions).hasSize(1);
    assertThat(desk.statuses()).containsExactly(new KeyValue<>("herald.test/herald", null));
  }

  @Test
  void tombstoneForgetsTheFeedWhileItIsBeingAsked() {
    desk.willReply(document(V1, "a"));
    desk.want(herald());
    desk.tick();
    desk.unwant(herald().key());

    desk.runJobs();
    desk.tick();

    assertThat(desk.items()).isEmpty();
    assertThat(desk.statuses().getLast().value).isNull();
  }

  @Test
  void defectIsAFailureThatIsSeenAndPutOff() {
    desk.want(herald());

    desk.work();

    assertThat(desk.status().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(desk.status().detail()).contains("defect", "IllegalStateException");
    assertThat(gap(desk.status())).isGreaterThanOrEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void floorOfASecondHoldsOnLoopback() {
    Feed everySecond = Feeds.every(herald(), Duration.ofSeconds(1));
    desk.willReply(fromLoopback(document(V1, "a")), fromLoopback(notModified(V1)));
    desk.want(everySecond);
    desk.work();
    desk.clock.advance(Duration.ofSeconds(1));

    desk.work();

    assertThat(desk.questions).hasSize(2);
  }

  @Test
  void manualPollerAsksOnlyWhenAskedAndThenAtOnce() {
    try (PollDesk manual = PollDesk.byRequest()) {
      Instant fresh = NOON.plus(Duration.ofHours(3));
      ServerWord word = new ServerWord(fresh, ServerWord.Source.MAX_AGE);
      manual.willReply(with(word, document(V1, "a")), document(V2, "b", "a"));
      manual.want(herald());
      manual.work();
      assertThat(manual.questions).isEmpty();
      manual.ask(herald());
      manual.work();
      manual.work();
      assertThat(manual.questions).hasSize(1);

      manual.ask(herald());
      manual.work();

      assertThat(manual.items()).extracting(Item::guid).containsExactly("a", "b");
      assertThat(manual.status().nextPollReason()).isEqualTo("it waits to be asked");
    }
  }

  /** Polls the herald once for each reply, each at the time that the last one left. */
  private void polled(Reply... replies) {
    desk.willReply(replies);
    desk.want(herald());
    desk.work();
    for (int i = 1; i < replies.length; i++) {
      desk.workAtNextPoll();
    }
  }

  private static Duration gap(FeedStatus status) {
    return Duration.between(status.polledAt().orElseThrow(), status.nextPollAt().orElseThrow());
  }
}
