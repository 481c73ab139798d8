package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.poll.HubTie;
import dev.tocsin.domain.poll.Move;
import dev.tocsin.domain.poll.NextPoll;
import dev.tocsin.domain.poll.PollPace;
import dev.tocsin.domain.poll.PollPace.Acquaintance;
import dev.tocsin.domain.poll.Pulse;
import dev.tocsin.domain.poll.Trust;
import dev.tocsin.domain.poll.Wishes;
import dev.tocsin.poller.Reply.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the poller knows of a feed between two polls.
 *
 * @param failures polls in a row that failed
 * @param validators of the last document that was read; failures leave them as they are
 * @param fetched whether a document was ever read
 * @param loopback whether the last answer came from this machine
 * @param pulse how often it has something new
 * @param wishes what the last document said about being asked
 * @param trust whether its server's "not modified" is believed
 * @param move a permanent redirect that is not followed for good yet
 * @param tie to the hub that the last document named
 */
record PollState(
    LastPoll last,
    int failures,
    Validators validators,
    boolean fetched,
    boolean loopback,
    Pulse pulse,
    Wishes wishes,
    Trust trust,
    Optional<Move> move,
    Optional<HubTie> tie,
    Past past,
    NextPoll next) {

  /**
   * What the last poll came to.
   *
   * @param detail one line for people
   * @param httpStatus 0 when there was no answer
   * @param entries in the last document that was read
   * @param namedFeeds feeds that a page named when it came instead of one
   */
  record LastPoll(
      Outcome outcome,
      String detail,
      int httpStatus,
      int entries,
      int newEntries,
      Optional<String> movedTo,
      List<String> namedFeeds,
      Optional<Instant> at) {
    private static final LastPoll NEVER =
        new LastPoll(
            Outcome.WAITING,
            "not asked yet",
            0,
            0,
            0,
            Optional.empty(),
            List.of(),
            Optional.empty());

    LastPoll {
      namedFeeds = List.copyOf(namedFeeds);
    }
  }

  /** Of a feed that was never asked. */
  static PollState fresh(NextPoll next) {
    return new PollState(
        LastPoll.NEVER,
        0,
        Validators.NONE,
        false,
        false,
        Pulse.UNKNOWN,
        Wishes.NONE,
        Trust.FULL,
        Optional.empty(),
        Optional.empty(),
        Past.NONE,
        next);
  }

  /** What the next poll says that we have already; nothing, when it is to be a probe. */
  Validators conditions(Instant now) {
    return trust.broken() || trust.wantsProbe(pulse, now) ? Validators.NONE : validators;
  }

  /** What politeness says after a reply that this state has learned from. */
  NextPoll nextAfter(Reply reply, Feed feed, Instant now) {
    PollPace pace = pace(feed, now);
    return switch (reply.finding()) {
      case Finding.Document document -> pace.onAnswered(reply.word(), now);
      case Finding.NotModified same -> pace.onAnswered(reply.word(), now);
      case Finding.TooManyRequests tooMany -> pace.onTooManyRequests(failures, reply.word(), now);
      case Finding.Failure failure -> pace.onFailure(failures, reply.word(), now);
      case Finding.Page page -> pace.onFailure(failures, reply.word(), now);
      case Finding.NetworkDown down -> pace.onNetworkDown(now);
      case Finding.Gone gone -> pace.onGone();
    };
  }

  private PollPace pace(Feed feed, Instant now) {
    return new PollPace(
        feed.id(),
        feed.schedule().floor(),
        loopback,
        acquaintance(),
        pulse,
        wishes,
        tie.filter(hub -> hub.deliversAt(now)).isPresent());
  }

  /** The feed's hub says that there is something new, and not what. */
  PollState onAnnounced(Feed feed, Instant now) {
    return with(pace(feed, now).onAnnounced(next, last.at(), now));
  }

  /** The feed's hub brought so many entries that had not been shown. */
  PollState onNews(int newEntries, Instant now) {
    return new PollState(
        last,
        failures,
        validators,
        fetched,
        loopback,
        pulse.after(newEntries, now),
        wishes,
        trust,
        move,
        tie,
        past,
        next);
  }

  /** When it is to be done something about: a poll, or a question to its hub. */
  Optional<Instant> due() {
    return Stream.of(next.at(), tie.flatMap(HubTie::due))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  PollState with(NextPoll later) {
    return new PollState(
        last,
        failures,
        validators,
        fetched,
        loopback,
        pulse,
        wishes,
        trust,
        move,
        tie,
        past,
        later);
  }

  PollState with(Optional<HubTie> changed) {
    return new PollState(
        last,
        failures,
        validators,
        fetched,
        loopback,
        pulse,
        wishes,
        trust,
        move,
        changed,
        past,
        next);
  }

  private Acquaintance acquaintance() {
    if (!fetched) {
      return Acquaintance.UNKNOWN;
    }
    return validators.isEmpty() || trust.broken()
        ? Acquaintance.WITHOUT_VALIDATORS
        : Acquaintance.WITH_VALIDATORS;
  }

  FeedStatus statusOf(WatchedFeed watched) {
    Feed feed = watched.feed();
    return new FeedStatus(
        feed.id(),
        feed.site(),
        last.outcome(),
        last.detail(),
        last.httpStatus(),
        failures,
        last.entries(),
        last.newEntries(),
        watched.movedTo().or(last::movedTo),
        last.namedFeeds(),
        last.at(),
        next.at(),
        next.reason().sentence(),
        past.polls(),
        tie.map(HubTie::status));
  }
}
