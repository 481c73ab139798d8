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
    List<Poll> history) {

  /** One poll, in short. */
  public record Poll(Instant at, Outcome outcome, int httpStatus, int newEntries) {}

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
