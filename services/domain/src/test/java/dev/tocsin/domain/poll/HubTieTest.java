package dev.tocsin.domain.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.FeedStatus.HubPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HubTieTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final HubTie fresh =
      HubTie.to("https://hub.test/", "http://herald.test/feed.xml", "token", NOON);

  @Test
  void hubThatWasFoundIsAskedAtOnce() {
    assertThat(fresh.isDueAt(NOON)).isTrue();
    assertThat(fresh.isWanted()).isTrue();
    assertThat(fresh.deliversAt(NOON)).isFalse();
  }

  @Test
  void silentHubIsAskedAgainAfterLongerAndLonger() {
    HubTie once = fresh.onAsked(NOON);
    HubTie twice = once.onAsked(NOON);
    HubTie often = twice;
    for (int i = 0; i < 50; i++) {
      often = often.onAsked(NOON);
    }

    assertThat(once.due()).contains(NOON.plus(Duration.ofMinutes(10)));
    assertThat(twice.due()).contains(NOON.plus(Duration.ofMinutes(20)));
    assertThat(often.due()).contains(NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void leaseIsRenewedBeforeItEnds() {
    HubTie leased = verified(HOUR.multipliedBy(10));

    HubTie renewing = leased.onAsked(NOON.plus(HOUR.multipliedBy(8)));

    assertThat(leased.leaseUntil()).contains(NOON.plus(HOUR.multipliedBy(10)));
    assertThat(leased.due()).contains(NOON.plus(HOUR.multipliedBy(8)));
    assertThat(renewing.phase()).isEqualTo(HubPhase.VERIFIED);
    assertThat(renewing.leaseUntil()).isEqualTo(leased.leaseUntil());
  }

  @Test
  void leaseOfASecondOrOfAHundredYearsIsBounded() {
    assertThat(verified(Duration.ZERO).leaseUntil()).contains(NOON.plus(Duration.ofMinutes(1)));
    assertThat(verified(Duration.ofSeconds(999_999_999_999L)).leaseUntil())
        .contains(NOON.plus(Duration.ofDays(90)));
  }

  @Test
  void hubThatNamesNoLeaseIsTakenAtOurWish() {
    HubTie tie = fresh.onAsked(NOON).onVerified(Optional.empty(), NOON);

    assertThat(tie.leaseUntil()).contains(NOON.plus(HubTie.WANTED_LEASE));
  }

  @Test
  void hubIsReliedUponOnceItBroughtNewsAndWhileItsLeaseLasts() {
    HubTie silent = verified(HOUR);
    HubTie known = silent.onPush(0, NOON);
    HubTie proven = silent.onPush(2, NOON);

    assertThat(silent.deliversAt(NOON)).isFalse();
    assertThat(known.deliversAt(NOON)).isFalse();
    assertThat(proven.deliversAt(NOON)).isTrue();
    assertThat(proven.deliversAt(NOON.plus(HOUR))).isFalse();
  }

  @Test
  void pollThatHadNewsFirstIsCountedAndEndsTheReliance() {
    HubTie proven = verified(HOUR).onPush(2, NOON);

    HubTie missed = proven.onPoll(3, NOON);
    HubTie again = missed.onPush(1, NOON);

    assertThat(missed.deliversAt(NOON)).isFalse();
    assertThat(missed.status().missedEntries()).isEqualTo(3);
    assertThat(again.deliversAt(NOON)).isTrue();
    assertThat(again.status().pushedEntries()).isEqualTo(3);
    assertThat(proven.onPoll(0, NOON)).isEqualTo(proven);
  }

  @Test
  void whatAPollFindsBeforeTheHubPromisedAnythingIsNoMiss() {
    assertThat(fresh.onPoll(25, NOON).status().missedEntries()).isZero();
  }

  @Test
  void hubThatDeniesIsLeftAloneForAWeek() {
    HubTie denied = verified(HOUR).onDenied("you did not pay", NOON);

    assertThat(denied.isWanted()).isFalse();
    assertThat(denied.leaseUntil()).isEmpty();
    assertThat(denied.due()).contains(NOON.plus(Duration.ofDays(7)));
    assertThat(denied.onAsked(NOON.plus(Duration.ofDays(7))).isWanted()).isTrue();
  }

  @Test
  void refusalIsKeptForPeopleUntilTheHubVerifies() {
    HubTie refused = fresh.onAsked(NOON).onRefused("HTTP 503");

    assertThat(refused.detail()).isEqualTo("HTTP 503");
    assertThat(refused.due()).contains(NOON.plus(Duration.ofMinutes(10)));
    assertThat(refused.onVerified(Optional.of(HOUR), NOON).detail()).isEmpty();
  }

  @Test
  void hubThatWasLeftIsAskedAgainWhenTheFeedIsResumed() {
    HubTie left = verified(HOUR).onLeft();

    assertThat(left.isWanted()).isFalse();
    assertThat(left.due()).isEmpty();
    assertThat(left.onResumed(NOON).isDueAt(NOON)).isTrue();
  }

  private HubTie verified(Duration lease) {
    return fresh.onAsked(NOON).onVerified(Optional.of(lease), NOON);
  }
}
