package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.poll.NextPoll;
import dev.tocsin.domain.poll.PollPace;
import dev.tocsin.domain.poll.PollPace.Acquaintance;
import dev.tocsin.poller.Reply.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * What the poller knows of a feed between two polls.
 *
 * @param failures polls in a row that failed
 * @param validators of the last document that was read; failures leave them as they are
 * @param fetched whether a document was ever read
 * @param loopback whether the last answer came from this machine
 */
record PollState(
    LastPoll last,
    int failures,
    Validators validators,
    boolean fetched,
    boolean loopback,
    NextPoll next) {

  /**
   * What the last poll came to.
   *
   * @param detail one line for people
   * @param httpStatus 0 when there was no answer
   * @param entries in the last document that was read
   */
  record LastPoll(
      Outcome outcome,
      String detail,
      int httpStatus,
      int entries,
      int newEntries,
      Optional<String> movedTo,
      Optional<Instant> at) {
    private static final LastPoll NEVER =
        new LastPoll(Outcome.WAITING, "not asked yet", 0, 0, 0, Optional.empty(), Optional.empty());
  }

  /** Of a feed that was never asked. */
  static PollState fresh(NextPoll next) {
    return new PollState(LastPoll.NEVER, 0, Validators.NONE, false, false, next);
  }

  /**
   * What is known after a reply; when the feed is asked next is decided from that.
   *
   * @param newEntries entries of the reply's document that were not shown before
   */
  PollState after(Reply reply, int newEntries, Instant now) {
    return switch (reply.finding()) {
      case Finding.Document document -> {
        int entries = document.feed().entries().size();
        String detail =
            document.feed().droppedEntries() == 0
                ? "%d new of %d entries".formatted(newEntries, entries)
                : "%d new of %d entries; %d more are left out: empty, broken or over the bound"
                    .formatted(newEntries, entries, document.feed().droppedEntries());
        LastPoll poll = poll(Outcome.FETCHED, detail, reply, entries, newEntries, now);
        yield new PollState(poll, 0, document.validators(), true, reply.loopback(), next);
      }
      case Finding.NotModified same -> {
        LastPoll poll = poll(Outcome.NOT_MODIFIED, "not modified", reply, last.entries(), 0, now);
        Validators confirmed = validators.confirmedBy(same.validators());
        yield new PollState(poll, 0, confirmed, fetched, reply.loopback(), next);
      }
      case Finding.Gone gone -> without(Outcome.GONE, "HTTP 410: gone for good", reply, now);
      case Finding.TooManyRequests tooMany ->
          without(Outcome.FAILED, "HTTP 429: the server finds that we ask too often", reply, now);
      case Finding.Failure failure -> without(Outcome.FAILED, failure.why(), reply, now);
    };
  }

  private PollState without(Outcome outcome, String detail, Reply reply, Instant now) {
    LastPoll poll = poll(outcome, detail, reply, last.entries(), 0, now);
    boolean onLoopback = reply.answered() ? reply.loopback() : loopback;
    return new PollState(poll, failures + 1, validators, fetched, onLoopback, next);
  }

  private static LastPoll poll(
      Outcome outcome, String detail, Reply reply, int entries, int newEntries, Instant now) {
    return new LastPoll(
        outcome,
        detail,
        reply.httpStatus(),
        entries,
        newEntries,
        reply.movedTo(),
        Optional.of(now));
  }

  /** What politeness says after a reply that this state has learned from. */
  NextPoll nextAfter(Reply reply, Feed feed, Instant now) {
    PollPace pace = new PollPace(feed.id(), feed.schedule().floor(), loopback, acquaintance());
    return switch (reply.finding()) {
      case Finding.Document document -> pace.onFetched(reply.word(), now);
      case Finding.NotModified same -> pace.onNotModified(reply.word(), now);
      case Finding.TooManyRequests tooMany -> pace.onTooManyRequests(failures, reply.word(), now);
      case Finding.Failure failure -> pace.onFailure(failures, reply.word(), now);
      case Finding.Gone gone -> pace.onGone();
    };
  }

  PollState with(NextPoll later) {
    return new PollState(last, failures, validators, fetched, loopback, later);
  }

  private Acquaintance acquaintance() {
    if (!fetched) {
      return Acquaintance.UNKNOWN;
    }
    return validators.isEmpty() ? Acquaintance.WITHOUT_VALIDATORS : Acquaintance.WITH_VALIDATORS;
  }

  FeedStatus statusOf(Feed feed) {
    return new FeedStatus(
        feed.id(),
        feed.site(),
        last.outcome(),
        last.detail(),
        last.httpStatus(),
        failures,
        last.entries(),
        last.newEntries(),
        last.movedTo(),
        last.at(),
        next.at(),
        next.reason().sentence());
  }
}
