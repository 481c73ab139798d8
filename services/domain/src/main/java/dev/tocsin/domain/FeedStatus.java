package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the poller saw of a feed at its last poll, and when and why it will ask again.
 *
 * @param outcome what the last poll came to
 * @param detail one line for people: the error, or what was fetched
 * @param httpStatus status of the last answer; 0 when there was none
 * @param failures polls in a row that failed
 * @param entries entries in the last document
 * @param newEntries those of them that became items
 * @param movedTo where a permanent redirect points to
 * @param namedFeeds feeds that a page named, where it came instead of a feed
 * @param history the last polls, the newest first
 * @param hub how we stand with its WebSub hub; empty where it has none, or WebSub is off
 */
public record FeedStatus(
    String feedId,
    String site,
    Outcome outcome,
    String detail,
    int httpStatus,
    int failures,
    int entries,
    int newEntries,
    Optional<String> movedTo,
    List<String> namedFeeds,
    Optional<Instant> polledAt,
    Optional<Instant> nextPollAt,
    String nextPollReason,
    List<Poll> history,
    Optional<Hub> hub) {

  /** One poll, in short. */
  public record Poll(Instant at, Outcome outcome, int httpStatus, int newEntries) {}

  /**
   * How we stand with a WebSub hub.
   *
   * @param topic the address under which the hub knows the feed
   * @param callback the name of our callback there; its address is a secret
   * @param detail one line for people, where the hub did not do as it was asked
   * @param pushes that came
   * @param pushedEntries that a push had first
   * @param missedEntries that a poll found first although the hub was to push them
   */
  public record Hub(
      String hub,
      String topic,
      String callback,
      HubPhase phase,
      String detail,
      Optional<Instant> leaseUntil,
      long pushes,
      long pushedEntries,
      long missedEntries,
      Optional<Instant> lastPushAt) {

    /** Whether pushes by this callback are wanted. */
    public boolean wants(String name) {
      return callback.equals(name) && (phase == HubPhase.ASKED || phase == HubPhase.VERIFIED);
    }
  }

  /** How far a subscription at a hub has come. */
  public enum HubPhase {
    /** The hub was asked, and has not verified it yet. */
    ASKED,
    /** The hub pushes while its lease lasts. */
    VERIFIED,
    /** The hub does not want to. */
    DENIED,
    /** We do not want it: the feed is paused. */
    LEFT
  }

  public FeedStatus {
    namedFeeds = List.copyOf(namedFeeds);
    history = List.copyOf(history);
  }

  /** What a poll came to. */
  public enum Outcome {
    /** Not asked yet. */
    WAITING,
    FETCHED,
    NOT_MODIFIED,
    FAILED,
    /** The server said 410: it is not asked again. */
    GONE
  }
}
