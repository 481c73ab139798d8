package dev.tocsin.poller;

import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.FeedStatus.Poll;
import dev.tocsin.domain.poll.Move;
import dev.tocsin.domain.poll.Trust;
import dev.tocsin.domain.poll.Wishes;
import dev.tocsin.poller.PollState.LastPoll;
import dev.tocsin.poller.Reply.Finding;
import dev.tocsin.poller.parsing.ParsedFeed;
import dev.tocsin.poller.parsing.Rhythm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reply teaches about a feed; when it is asked next is decided from that.
 *
 * @param newEntries entries of the reply's document that were not shown before
 */
record Lesson(PollState before, Fetched fetched, int newEntries, Instant now) {

  PollState learned() {
    Reply reply = fetched.reply();
    return switch (reply.finding()) {
      case Finding.Document document -> read(reply, document);
      case Finding.NotModified same -> {
        LastPoll poll = poll(Outcome.NOT_MODIFIED, "not modified", 0);
        yield new PollState(
            poll,
            0,
            before.validators().confirmedBy(same.validators()),
            before.fetched(),
            reply.loopback(),
            before.pulse(),
            before.wishes(),
            before.trust(),
            Move.after(before.move(), reply.movedTo(), now),
            before.tie(),
            past(poll),
            before.next());
      }
      case Finding.Gone gone -> without(Outcome.GONE, "HTTP 410: gone for good", 1);
      case Finding.TooManyRequests tooMany ->
          without(Outcome.FAILED, "HTTP 429: the server finds that we ask too often", 1);
      case Finding.Failure failure -> without(Outcome.FAILED, failure.why(), 1);
      case Finding.Page page -> without(Outcome.FAILED, page.why(), 1);
      case Finding.NetworkDown down -> without(Outcome.FAILED, down.why(), 0);
    };
  }

  private PollState read(Reply reply, Finding.Document document) {
    Trust trust =
        fetched.isProbe()
            ? before
                .trust()
                .afterProbe(newEntries, document.validators().equals(before.validators()), now)
            : before.trust().afterDocument(now);
    LastPoll poll = poll(Outcome.FETCHED, detail(document.feed(), trust), newEntries);
    return new PollState(
        poll,
        0,
        document.validators(),
        true,
        reply.loopback(),
        before.pulse().after(newEntries, now),
        wishes(document.feed().rhythm()),
        trust,
        Move.after(before.move(), reply.movedTo(), now),
        before.tie(),
        past(poll),
        before.next());
  }

  private String detail(ParsedFeed feed, Trust trust) {
    String counted = "%d new of %d entries".formatted(newEntries, feed.size());
    String dropped =
        feed.droppedEntries() == 0
            ? ""
            : "; %d more are left out: empty, broken or over the bound"
                .formatted(feed.droppedEntries());
    String believed = trust.broken() ? "; validators untrusted" : "";
    return counted + dropped + believed;
  }

  private static Wishes wishes(Rhythm rhythm) {
    return new Wishes(rhythm.ttl(), rhythm.updateEvery(), rhythm.skipHours(), rhythm.skipDays());
  }

  private PollState without(Outcome outcome, String detail, int failures) {
    LastPoll poll = poll(outcome, detail, 0);
    Reply reply = fetched.reply();
    return new PollState(
        poll,
        before.failures() + failures,
        before.validators(),
        before.fetched(),
        reply.answered() ? reply.loopback() : before.loopback(),
        before.pulse(),
        before.wishes(),
        fetched.isProbe() ? before.trust().afterFailedProbe(now) : before.trust(),
        before.move(),
        before.tie(),
        past(poll),
        before.next());
  }

  private LastPoll poll(Outcome outcome, String detail, int found) {
    Reply reply = fetched.reply();
    boolean read = reply.finding() instanceof Finding.Document;
    int entries =
        reply.finding() instanceof Finding.Document document
            ? document.feed().size()
            : before.last().entries();
    Optional<String> movedTo =
        read || outcome == Outcome.NOT_MODIFIED ? reply.movedTo() : before.last().movedTo();
    List<String> feeds = reply.finding() instanceof Finding.Page page ? page.feeds() : List.of();
    return new LastPoll(
        outcome, detail, reply.httpStatus(), entries, found, movedTo, feeds, Optional.of(now));
  }

  private Past past(LastPoll poll) {
    return before.past().with(new Poll(now, poll.outcome(), poll.httpStatus(), poll.newEntries()));
  }
}
