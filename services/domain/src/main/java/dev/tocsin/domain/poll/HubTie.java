package dev.tocsin.domain.poll;

import dev.tocsin.domain.FeedStatus.Hub;
import dev.tocsin.domain.FeedStatus.HubPhase;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How we stand with the WebSub hub of a feed: what was asked of it, and what came of that.
 *
 * @param topic the address under which the hub knows the feed
 * @param token the end of our callback's address: the secret of the signatures, sealed
 * @param detail one line for people, where the hub did not do as it was asked
 * @param tries questions since the hub last did as it was asked
 * @param leaseUntil when the hub stops by itself; empty before it was verified
 * @param due when the hub is to be asked, again; empty while it is left alone
 */
public record HubTie(
    String hub,
    String topic,
    String token,
    HubPhase phase,
    String detail,
    int tries,
    Optional<Instant> leaseUntil,
    Optional<Instant> due,
    Pushes pushes) {

  /** How long we ask to be served; the hub has the last word. */
  public static final Duration WANTED_LEASE = Duration.ofDays(10);

  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(90);

  /** A lease is renewed when a fifth of it is left: time enough for several tries. */
  private static final int LEASE_PARTS = 5;

  private static final Duration FIRST_PATIENCE = Duration.ofMinutes(10);
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 8;
  private static final Duration AFTER_DENIAL = Duration.ofDays(7);

  /**
   * What came by pushes, and what did not.
   *
   * @param entries that a push had first
   * @param missed that a poll found first although the hub was to push them
   * @param trusted whether the last news came by a push: only then are polls mere back-ups
   */
  public record Pushes(
      long count, long entries, long missed, Optional<Instant> lastAt, boolean trusted) {
    static final Pushes NONE = new Pushes(0, 0, 0, Optional.empty(), false);

    Pushes with(int newEntries, Instant now) {
      return new Pushes(
          count + 1, entries + newEntries, missed, Optional.of(now), trusted || newEntries > 0);
    }

    Pushes without(int foundByPoll) {
      return new Pushes(count, entries, missed + foundByPoll, lastAt, false);
    }
  }

  /** With a hub that was found just now, and is to be asked. */
  public static HubTie to(String hub, String topic, String token, Instant now) {
    return new HubTie(
        hub, topic, token, HubPhase.ASKED, "", 0, Optional.empty(), Optional.of(now), Pushes.NONE);
  }

  public boolean isTo(String otherHub, String otherTopic) {
    return hub.equals(otherHub) && topic.equals(otherTopic);
  }

  /** The name of our callback where its token must not be read. */
  public String callback() {
    return callback(token);
  }

  /** The name of the callback with this token. */
  public static String callback(String token) {
    return Ids.of("websub", token);
  }

  /** Whether pushes are wanted. */
  public boolean isWanted() {
    return status().wants(callback());
  }

  /** Whether it is to be asked for pushes now. */
  public boolean isDueAt(Instant now) {
    return due.filter(at -> !at.isAfter(now)).isPresent();
  }

  /** Whether pushes can be relied upon, so that polls are back-ups. */
  public boolean deliversAt(Instant now) {
    return leasedAt(now) && pushes.trusted();
  }

  private boolean leasedAt(Instant now) {
    return phase == HubPhase.VERIFIED && leaseUntil.filter(now::isBefore).isPresent();
  }

  /** It is being asked: if nothing comes of it, it is asked again, after longer and longer. */
  public HubTie onAsked(Instant now) {
    Duration gap = FIRST_PATIENCE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    Duration patience = gap.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : gap;
    HubPhase next = leasedAt(now) ? HubPhase.VERIFIED : HubPhase.ASKED;
    return with(next, detail, tries + 1, leaseUntil, Optional.of(now.plus(patience)));
  }

  /**
   * The hub has made sure that it was us, and pushes from now on.
   *
   * @param lease as the hub grants it; empty where it does not say
   */
  public HubTie onVerified(Optional<Duration> lease, Instant now) {
    Duration granted = bounded(lease.orElse(WANTED_LEASE));
    Duration early = granted.dividedBy(LEASE_PARTS);
    return with(
        HubPhase.VERIFIED,
        "",
        0,
        Optional.of(now.plus(granted)),
        Optional.of(now.plus(granted).minus(early)));
  }

  private static Duration bounded(Duration lease) {
    if (lease.compareTo(SHORTEST_LEASE) < 0) {
      return SHORTEST_LEASE;
    }
    return lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
  }

  /** The hub answered; what it pushes is no such answer. */
  public HubTie onWord(HubWord word, Instant now) {
    return switch (word) {
      case HubWord.Verified verified -> onVerified(verified.lease(), now);
      case HubWord.Denied denied -> onDenied(denied.why(), now);
      case HubWord.Refused refused -> onRefused(refused.why());
      case HubWord.Pushed pushed -> this;
    };
  }

  /** The hub did not take the question, or was not reached: it is asked again in time. */
  public HubTie onRefused(String why) {
    return with(phase, why, tries, leaseUntil, due);
  }

  /** The hub will not push this feed to us; much later it is asked once more. */
  public HubTie onDenied(String why, Instant now) {
    return with(HubPhase.DENIED, why, 0, Optional.empty(), Optional.of(now.plus(AFTER_DENIAL)));
  }

  /** We want no pushes, for now. */
  public HubTie onLeft() {
    return with(HubPhase.LEFT, "", 0, Optional.empty(), Optional.empty());
  }

  /** We want pushes again. */
  public HubTie onResumed(Instant now) {
    return phase == HubPhase.LEFT
        ? with(HubPhase.ASKED, "", 0, Optional.empty(), Optional.of(now))
        : this;
  }

  /** A push came, with so many entries that had not been shown. */
  public HubTie onPush(int newEntries, Instant now) {
    return with(pushes.with(newEntries, now));
  }

  /** A poll found entries first: the hub is believed again when it brings news itself. */
  public HubTie onPoll(int newEntries, Instant now) {
    return newEntries > 0 && leasedAt(now) ? with(pushes.without(newEntries)) : this;
  }

  private HubTie with(
      HubPhase next, String why, int asked, Optional<Instant> lease, Optional<Instant> later) {
    return new HubTie(hub, topic, token, next, why, asked, lease, later, pushes);
  }

  private HubTie with(Pushes counted) {
    return new HubTie(hub, topic, token, phase, detail, tries, leaseUntil, due, counted);
  }

  /** As it is shown: without the token. */
  public Hub status() {
    return new Hub(
        hub,
        topic,
        callback(),
        phase,
        detail,
        leaseUntil,
        pushes.count(),
        pushes.entries(),
        pushes.missed(),
        pushes.lastAt());
  }
}
