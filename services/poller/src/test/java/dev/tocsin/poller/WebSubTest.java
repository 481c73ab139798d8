package dev.tocsin.poller;

import static dev.tocsin.poller.Replies.V1;
import static dev.tocsin.poller.Replies.V2;
import static dev.tocsin.poller.Replies.document;
import static dev.tocsin.poller.Replies.notModified;
import static dev.tocsin.poller.Replies.withHub;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus.Hub;
import dev.tocsin.domain.FeedStatus.HubPhase;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.poller.HubOrder.Mode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hubs do to the polling of feeds, and what feeds do to our standing with hubs. */
final class WebSubTest {
  private static final HubLink HUB =
      new HubLink("https://hub.test/", "http://herald.test/feed.xml");
  private static final HubLink OTHER =
      new HubLink("https://other.test/", "http://herald.test/feed.xml");
  private static final Duration TEN_DAYS = Duration.ofDays(10);
  private static final Duration HOUR = Duration.ofHours(1);

  private final PollDesk desk = PollDesk.byClock();
  private final Feed feed = Feeds.herald();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void hubThatADocumentNamesIsAskedOnceItIsKnownThatWeAsk() {
    desk.willReply(withHub(HUB, document(V1, "a")));
    desk.want(feed);
    desk.work();
    desk.tick();

    assertThat(hub().phase()).isEqualTo(HubPhase.ASKED);
    assertThat(desk.orders).isEmpty();
    letTheHubBeAsked();

    assertThat(desk.orders)
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.mode()).isEqualTo(Mode.SUBSCRIBE);
              assertThat(order.hub()).isEqualTo(HUB.hub());
              assertThat(order.topic()).isEqualTo(HUB.topic());
              assertThat(order.callback()).isEqualTo(hub().callback());
            });
  }

  @Test
  void secretIsKeptSealedAndOpensForThisFeedAlone() throws Exception {
    subscribe();
    HubOrder order = desk.orders.getFirst();

    assertThat(PollDesk.WEB_SUB.secret(order)).matches("[0-9a-f]{64}");
    assertThat(order.token()).doesNotContain(PollDesk.WEB_SUB.secret(order));
    assertThat(order.toString()).doesNotContain(order.token());
    HubOrder stolen =
        new HubOrder("times", order.hub(), order.topic(), order.token(), order.mode());
    assertThat(catchSecret(stolen)).isEmpty();
  }

  @Test
  void verifiedSubscriptionIsShownWithItsLease() {
    subscribe();

    assertThat(hub().phase()).isEqualTo(HubPhase.VERIFIED);
    assertThat(hub().leaseUntil()).contains(desk.clock.instant().plus(TEN_DAYS));
  }

  @Test
  void pushIsShownWithoutAPoll() {
    subscribe();
    int asked = desk.questions.size();

    push("b", "a");

    assertThat(desk.items()).extracting(Item::guid).containsExactly("b");
    assertThat(desk.questions).hasSize(asked);
    assertThat(hub().pushes()).isEqualTo(1);
    assertThat(hub().pushedEntries()).isEqualTo(1);
    assertThat(hub().lastPushAt()).contains(desk.clock.instant());
  }

  @Test
  void pollDoesNotDoubleWhatAPushBrought() {
    subscribe();
    push("b");
    desk.items();
    desk.willReply(withHub(HUB, document(V2, "b", "a")));

    desk.workAtNextPoll();

    assertThat(desk.items()).isEmpty();
    assertThat(hub().missedEntries()).isZero();
  }

  @Test
  void pushDoesNotDoubleWhatAPollBrought() {
    subscribe();

    push("a");

    assertThat(desk.items()).isEmpty();
    assertThat(hub().pushes()).isEqualTo(1);
    assertThat(hub().pushedEntries()).isZero();
  }

  @Test
  void pushWhileAPollIsOutIsShownOnce() {
    subscribe();
    desk.willReply(withHub(HUB, document(V2, "b", "a")));
    desk.clock.advanceTo(desk.status().nextPollAt().orElseThrow());
    desk.tick();
    assertThat(desk.jobsOut()).isEqualTo(1);

    desk.hear(feed, pushOf(callback(), "b"));
    desk.runJobs();
    desk.tick();

    assertThat(desk.items()).extracting(Item::guid).containsExactly("b");
    assertThat(desk.status().nextPollAt().orElseThrow()).isAfter(desk.clock.instant());
  }

  @Test
  void samePushTwiceIsShownOnce() {
    subscribe();
    push("b");

    push("b");

    assertThat(desk.items()).extracting(Item::guid).containsExactly("b");
    assertThat(hub().pushes()).isEqualTo(2);
  }

  @Test
  void pushByAnEarlierCallbackIsPassedOver() {
    subscribe();

    desk.hear(feed, pushOf("another", "b"));
    desk.work();

    assertThat(desk.items()).isEmpty();
    assertThat(hub().pushes()).isZero();
  }

  @Test
  void leaseIsRenewedUnderTheSameCallbackBeforeItEnds() {
    subscribe();
    HubOrder first = desk.orders.getFirst();
    Instant ends = hub().leaseUntil().orElseThrow();
    desk.willReply(notModified(V1));

    desk.clock.advanceTo(ends.minus(TEN_DAYS.dividedBy(5)));
    desk.work();
    letTheHubBeAsked();

    assertThat(desk.orders).containsExactly(first, first);
    assertThat(desk.clock.instant()).isBefore(ends);
  }

  @Test
  void feedWhoseHubBringsTheNewsIsPolledOnceAnHour() {
    subscribe();
    push("b");
    desk.willReply(withHub(HUB, document(V2, "b", "a")));

    desk.workAtNextPoll();

    assertThat(gapToNextPoll()).isGreaterThanOrEqualTo(HOUR);
    assertThat(desk.status().nextPollReason()).contains("its hub pushes");
  }

  @Test
  void feedWhoseHubMissedSomethingIsPolledAsBeforeAndTheMissIsCounted() {
    subscribe();
    push("b");
    desk.willReply(withHub(HUB, document(V2, "c", "b", "a")));

    desk.workAtNextPoll();

    assertThat(hub().missedEntries()).isEqualTo(1);
    assertThat(gapToNextPoll()).isLessThan(HOUR);
  }

  @Test
  void deniedSubscriptionRaisesAnAlarmAndPollsGoOn() {
    subscribe();
    desk.alarms();

    desk.hear(feed, new HubWord.Denied("herald", callback(), desk.clock.instant(), "no more"));
    desk.work();

    assertThat(hub().phase()).isEqualTo(HubPhase.DENIED);
    assertThat(hub().detail()).isEqualTo("no more");
    assertThat(desk.alarms())
        .extracting(Alarm::problem)
        .singleElement()
        .asString()
        .contains("https://hub.test/", "no more");
    assertThat(desk.status().nextPollAt()).isPresent();
  }

  @Test
  void refusedQuestionIsToldAndAskedAgain() {
    desk.hubRefuses = Optional.of("HTTP 503 come back later");
    desk.willReply(withHub(HUB, document(V1, "a")), notModified(V1));
    desk.want(feed);
    desk.work();
    letTheHubBeAsked();
    desk.tick();
    assertThat(hub().detail()).contains("HTTP 503 come back later");
    desk.hubRefuses = Optional.empty();

    desk.clock.advance(Duration.ofMinutes(11));
    desk.work();
    letTheHubBeAsked();

    assertThat(desk.orders).hasSize(2);
  }

  @Test
  void pausedFeedLeavesItsHubAndComesBackWhenItIsResumed() {
    subscribe();

    desk.want(Feeds.in(feed, State.PAUSED));
    letTheHubBeAsked();
    assertThat(desk.orders).extracting(HubOrder::mode).endsWith(Mode.UNSUBSCRIBE);
    assertThat(hub().phase()).isEqualTo(HubPhase.LEFT);
    push("b");
    assertThat(desk.items()).isEmpty();
    desk.willReply(notModified(V1));
    desk.want(Feeds.in(feed, State.ACTIVE));
    desk.work();
    letTheHubBeAsked();

    assertThat(desk.orders).extracting(HubOrder::mode).endsWith(Mode.SUBSCRIBE);
  }

  @Test
  void removedFeedLeavesItsHub() {
    subscribe();

    desk.want(Feeds.in(feed, State.DELETED));
    letTheHubBeAsked();

    assertThat(desk.orders)
        .extracting(HubOrder::mode)
        .containsExactly(Mode.SUBSCRIBE, Mode.UNSUBSCRIBE);
  }

  @Test
  void unsubscriptionIsTriedAgainSinceNobodyElseRemembersIt() {
    subscribe();
    desk.hubRefuses = Optional.of("HTTP 500");
    desk.want(Feeds.in(feed, State.DELETED));
    letTheHubBeAsked();

    for (int i = 0; i < 10; i++) {
      desk.clock.advance(Duration.ofDays(1));
      desk.work();
    }

    assertThat(desk.orders).filteredOn(order -> order.mode() == Mode.UNSUBSCRIBE).hasSize(5);
  }

  @Test
  void feedThatNamesAnotherHubLeavesTheFirst() {
    subscribe();
    String before = callback();
    desk.willReply(withHub(OTHER, document(V2, "a")));

    desk.workAtNextPoll();
    letTheHubBeAsked();

    assertThat(desk.orders)
        .extracting(order -> order.mode() + " " + order.hub())
        .contains("UNSUBSCRIBE https://hub.test/", "SUBSCRIBE https://other.test/");
    assertThat(callback()).isNotEqualTo(before);
  }

  @Test
  void feedThatNamesNoHubAnyMoreLeavesIt() {
    subscribe();
    desk.willReply(document(V2, "a"));

    desk.workAtNextPoll();
    letTheHubBeAsked();

    assertThat(desk.orders).extracting(HubOrder::mode).endsWith(Mode.UNSUBSCRIBE);
    assertThat(desk.status().hub()).isEmpty();
  }

  @Test
  void unreadablePushIsAnAnnouncementThatObeysTheFloor() {
    subscribe();
    push("b");
    desk.willReply(withHub(HUB, document(V2, "b", "a")));
    desk.workAtNextPoll();
    Instant polled = desk.clock.instant();
    desk.clock.advance(Duration.ofMinutes(1));

    desk.hear(
        feed,
        new HubWord.Pushed(
            "herald",
            callback(),
            desk.clock.instant(),
            HUB.topic(),
            Optional.empty(),
            base64("hello")));
    desk.work();

    assertThat(desk.status().nextPollAt()).contains(polled.plus(Duration.ofMinutes(5)));
    assertThat(desk.status().nextPollReason()).contains("something new");
  }

  @Test
  void replayedLineHasNoHubs() {
    try (PollDesk replay = PollDesk.withoutWebSub()) {
      replay.willReply(withHub(HUB, document(V1, "a")));
      replay.want(feed);
      replay.work();

      assertThat(replay.status().hub()).isEmpty();
    }
  }

  /** The feed is polled, names its hub, and the hub has verified that it was us. */
  private void subscribe() {
    desk.willReply(withHub(HUB, document(V1, "a")));
    desk.want(feed);
    desk.work();
    letTheHubBeAsked();
    desk.hear(
        feed,
        new HubWord.Verified("herald", callback(), desk.clock.instant(), Optional.of(TEN_DAYS)));
    desk.items();
  }

  /** Once the gap of the site is over, and then the head start of what we say of ourselves. */
  private void letTheHubBeAsked() {
    desk.clock.advance(Duration.ofSeconds(1));
    desk.tick();
    desk.clock.advance(Duration.ofSeconds(2));
    desk.work();
  }

  private void push(String... guids) {
    desk.hear(feed, pushOf(callback(), guids));
    desk.work();
  }

  private HubWord pushOf(String callback, String... guids) {
    String entries =
        Stream.of(guids)
            .map(
                guid ->
                    ("<item><guid isPermaLink='false'>%s</guid><title>%s</title>"
                            + "<link>http://herald.test/%s</link>"
                            + "<description>&lt;p>%s&lt;/p></description></item>")
                        .formatted(guid, guid, guid, guid))
            .reduce("", String::concat);
    String rss = "<rss version='2.0'><channel><title>Herald</title>" + entries + "</channel></rss>";
    return new HubWord.Pushed(
        "herald",
        callback,
        desk.clock.instant(),
        HUB.topic(),
        Optional.of("application/rss+xml"),
        base64(rss));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> catchSecret(HubOrder order) {
    try {
      return Optional.of(PollDesk.WEB_SUB.secret(order));
    } catch (dev.tocsin.domain.SecretBox.CannotOpenException e) {
      return Optional.empty();
    }
  }

  private Hub hub() {
    return desk.status().hub().orElseThrow();
  }

  private String callback() {
    return hub().callback();
  }

  private Duration gapToNextPoll() {
    return Duration.between(desk.clock.instant(), desk.status().nextPollAt().orElseThrow());
  }
}
