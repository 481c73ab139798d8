package dev.tocsin.gateway.page;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.State;
import dev.tocsin.gateway.model.ReadModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A feed's health as the page shows it.
 *
 * @param mood how the page colours it: good, bad or idle
 * @param detail what the poller said of it, where that is trouble
 */
record FeedRow(
    String id,
    String name,
    String host,
    Optional<String> href,
    String mood,
    String state,
    String detail,
    int entries,
    int newEntries,
    Optional<Moment> polled,
    Optional<Moment> next,
    String reason,
    Optional<String> movedTo) {
  private static final int MOST = 200;

  /** The feeds, those in trouble first. */
  static List<FeedRow> all(ReadModel model) {
    return model.feeds().all().stream()
        .filter(feed -> feed.state() != State.DELETED)
        .map(feed -> of(feed, model.statusOf(feed)))
        .sorted(Comparator.comparing(row -> !row.mood().equals("bad")))
        .limit(MOST)
        .toList();
  }

  private static FeedRow of(Feed feed, Optional<FeedStatus> status) {
    FeedStatus.Outcome outcome = status.map(FeedStatus::outcome).orElse(FeedStatus.Outcome.WAITING);
    boolean paused = feed.state() == State.PAUSED;
    return new FeedRow(
        feed.id(),
        Piece.visible(name(feed)),
        SafeLink.host(feed.url()),
        SafeLink.of(feed.url()),
        paused ? "idle" : mood(outcome),
        paused ? "paused" : word(outcome, status.map(FeedStatus::failures).orElse(0)),
        Piece.visible(
            status
                .filter(seen -> mood(seen.outcome()).equals("bad"))
                .map(FeedStatus::detail)
                .orElse("")),
        status.map(FeedStatus::entries).orElse(0),
        status.map(FeedStatus::newEntries).orElse(0),
        status.flatMap(FeedStatus::polledAt).map(Moment::of),
        status.flatMap(FeedStatus::nextPollAt).map(Moment::of),
        Piece.visible(status.map(FeedStatus::nextPollReason).orElse("")),
        status.flatMap(FeedStatus::movedTo).map(Piece::visible));
  }

  private static String name(Feed feed) {
    String outlet = feed.outlet().isBlank() ? feed.id() : feed.outlet();
    return feed.title().isBlank() || feed.title().equals(outlet)
        ? outlet
        : outlet + " – " + feed.title();
  }

  private static String mood(FeedStatus.Outcome outcome) {
    return switch (outcome) {
      case WAITING -> "idle";
      case FETCHED, NOT_MODIFIED -> "good";
      case FAILED, GONE -> "bad";
    };
  }

  private static String word(FeedStatus.Outcome outcome, int failures) {
    return switch (outcome) {
      case WAITING -> "not polled yet";
      case FETCHED -> "fetched";
      case NOT_MODIFIED -> "not modified";
      case FAILED -> failures > 1 ? "failed " + failures + " times" : "failed";
      case GONE -> "gone";
    };
  }
}
