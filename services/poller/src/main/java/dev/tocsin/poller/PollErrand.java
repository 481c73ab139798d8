package dev.tocsin.poller;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.NextPoll;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Step;
import dev.tocsin.poller.Reply.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The polling of feeds, as {@link dev.tocsin.messaging.work.AsyncWork} does it: who is asked when,
 * and what becomes of the reply.
 */
final class PollErrand implements Errand<PollInput, WatchedFeed, PollState, Fetched, PollOutput> {
  private final FeedSource source;
  private final Duration siteGap;
  private final boolean manual;

  /**
   * @param siteGap least time between two polls of one site
   * @param manual a feed is polled when somebody asks, at once, and only then
   */
  PollErrand(FeedSource source, Duration siteGap, boolean manual) {
    this.source = source;
    this.siteGap = siteGap;
    this.manual = manual;
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> arrive(
      String key, PollInput input, Optional<Held<WatchedFeed, PollState>> held, Instant now) {
    return switch (input) {
      case PollInput.Wanted wanted when wanted.feed().state() != State.DELETED ->
          want(key, wanted.feed(), held, now);
      case PollInput.Wanted deleted -> forget(key);
      case PollInput.Unwanted unwanted -> forget(key);
      case PollInput.Asked asked ->
          held.map(of -> hurry(of.schedule(), now)).orElse(Fate.drop(List.of()));
    };
  }

  /** Under another URL a feed is to be got to know anew; but what it has shown, it has shown. */
  private Fate<WatchedFeed, PollState, PollOutput> want(
      String key, Feed feed, Optional<Held<WatchedFeed, PollState>> held, Instant now) {
    PollState known =
        held.filter(of -> of.work().feed().url().equals(feed.url()))
            .map(Held::schedule)
            .orElseGet(() -> PollState.fresh(manual ? NextPoll.parked() : NextPoll.first(now)));
    NextPoll next =
        feed.state() == State.PAUSED ? known.next().onPaused() : known.next().onResumed(now);
    PollState state = known.with(next);
    return Fate.keep(
        held.map(of -> of.work().describedBy(feed)).orElseGet(() -> WatchedFeed.of(feed)),
        state,
        List.of(seen(key, feed, state)));
  }

  private static Fate<WatchedFeed, PollState, PollOutput> hurry(PollState state, Instant now) {
    return Fate.reschedule(state.with(state.next().onAsked(now)), List.of());
  }

  private static Fate<WatchedFeed, PollState, PollOutput> forget(String key) {
    return Fate.drop(List.of(new Emit<>(key, new PollOutput.Seen(Optional.empty()))));
  }

  @Override
  public Optional<Instant> due(PollState state) {
    return state.next().at();
  }

  @Override
  public Lane lane(String key, WatchedFeed work) {
    return new Lane(work.feed().site(), 1, siteGap);
  }

  @Override
  public Step<WatchedFeed, PollState, Fetched, PollOutput> begin(
      String key, Held<WatchedFeed, PollState> held, Instant now) {
    String url = held.work().feed().url();
    PollState state = held.schedule();
    return new Step.Go<>(() -> new Fetched(url, state, source.ask(url, state.validators())));
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> finish(
      String key, Held<WatchedFeed, PollState> held, Fetched fetched, Instant now) {
    return fetched.answers(held.work().feed().url(), held.schedule())
        ? settle(key, held, fetched.reply(), fetched.asOf(), now)
        : Fate.reschedule(held.schedule(), List.of());
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> fault(
      String key, Held<WatchedFeed, PollState> held, Throwable cause, Instant now) {
    Reply none = Reply.none("a defect of Tocsin, its log says more: " + cause.getClass().getName());
    return settle(key, held, none, held.schedule(), now);
  }

  /** State, items and what is told of the feed: all from one reply, and in one transaction. */
  private Fate<WatchedFeed, PollState, PollOutput> settle(
      String key, Held<WatchedFeed, PollState> held, Reply reply, PollState asOf, Instant now) {
    WatchedFeed work = held.work();
    Feed feed = work.feed();
    List<Item> items = items(held, reply, now);
    List<Item> unseen = work.unseen(items);
    PollState learned = held.schedule().after(reply, unseen.size(), now);
    boolean askedMeanwhile = !held.schedule().next().equals(asOf.next());
    PollState state = learned.with(next(feed, learned, reply, askedMeanwhile, now));

    List<Emit<PollOutput>> emits = new ArrayList<>();
    unseen.forEach(item -> emits.add(found(item)));
    emits.add(seen(key, feed, state));
    if (reply.finding() instanceof Finding.Gone) {
      emits.add(gone(feed, now));
    }
    return unseen.isEmpty()
        ? Fate.reschedule(state, emits)
        : Fate.keep(work.having(items), state, emits);
  }

  private static List<Item> items(Held<WatchedFeed, PollState> held, Reply reply, Instant now) {
    Feed feed = held.work().feed();
    boolean backlog = !held.schedule().fetched() && feed.backlog() == Backlog.SILENT;
    return reply.finding() instanceof Finding.Document document
        ? Items.of(feed, document.feed(), backlog, now)
        : List.of();
  }

  /** The rules' answer, unless people said something else while the feed was being asked. */
  private NextPoll next(
      Feed feed, PollState learned, Reply reply, boolean askedMeanwhile, Instant now) {
    NextPoll byRule = learned.nextAfter(reply, feed, now);
    NextPoll next = manual && byRule.at().isPresent() ? NextPoll.parked() : byRule;
    if (feed.state() == State.PAUSED) {
      return next.onPaused();
    }
    return askedMeanwhile ? next.onAsked(now) : next;
  }

  private static Emit<PollOutput> found(Item item) {
    return new Emit<>(item.site() + "/" + item.itemId(), new PollOutput.Found(item));
  }

  private static Emit<PollOutput> seen(String key, Feed feed, PollState state) {
    return new Emit<>(key, new PollOutput.Seen(Optional.of(state.statusOf(feed))));
  }

  private static Emit<PollOutput> gone(Feed feed, Instant now) {
    Alarm alarm =
        new Alarm(
            "feed/" + feed.id(),
            "the server of '%s' says that the feed is gone for good (HTTP 410)"
                .formatted(feed.title().isEmpty() ? feed.url() : feed.title()),
            "give the feed its new URL, or delete it",
            now);
    return new Emit<>(alarm.about(), new PollOutput.Raised(alarm));
  }
}
