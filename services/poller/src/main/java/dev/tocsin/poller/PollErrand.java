package dev.tocsin.poller;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.NextPoll;
import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Step;
import dev.tocsin.poller.Reply.Finding;
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
  private final PollRules rules;
  private final SiteWords siteWords;
  private final FirstPolls firstPolls;

  private PollErrand(FeedSource source, PollRules rules, SiteWords siteWords) {
    this.source = source;
    this.rules = rules;
    this.siteWords = siteWords;
    this.firstPolls = new FirstPolls(rules.firstPollGap());
  }

  static Opener<PollInput, WatchedFeed, PollState, Fetched, PollOutput> opener(
      FeedSource source, PollRules rules) {
    return stores -> new PollErrand(source, rules, SiteWords.open(stores, rules.retryAfterScope()));
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
            .orElseGet(() -> PollState.fresh(first(now)));
    NextPoll next =
        feed.state() == State.PAUSED
            ? known.next().onPaused()
            : known.next().onResumed(known.wishes(), now);
    PollState state = known.with(next);
    WatchedFeed watched =
        held.map(of -> of.work().describedBy(feed)).orElseGet(() -> WatchedFeed.of(feed));
    return Fate.keep(watched, state, List.of(seen(key, watched, state)));
  }

  private NextPoll first(Instant now) {
    return rules.manual() ? NextPoll.parked() : NextPoll.first(firstPolls.take(now));
  }

  private static Fate<WatchedFeed, PollState, PollOutput> hurry(PollState state, Instant now) {
    return Fate.reschedule(state.with(state.next().onAsked(state.wishes(), now)), List.of());
  }

  private static Fate<WatchedFeed, PollState, PollOutput> forget(String key) {
    return Fate.drop(List.of(new Emit<>(key, new PollOutput.Seen(Optional.empty()))));
  }

  @Override
  public Optional<Instant> due(PollState state) {
    return state.next().at();
  }

  @Override
  public Lane lane(String key, Held<WatchedFeed, PollState> held) {
    return new Lane(held.work().site(), 1, rules.siteGap());
  }

  @Override
  public Step<WatchedFeed, PollState, Fetched, PollOutput> begin(
      String key, Held<WatchedFeed, PollState> held, Instant now) {
    PollState state = held.schedule();
    Optional<ServerWord> siteWord = siteWords.of(held.work(), now);
    if (siteWord.isPresent()) {
      PollState resting = state.with(state.next().onSiteWord(siteWord.get()));
      return new Step.Settle<>(Fate.reschedule(resting, List.of(seen(key, held.work(), resting))));
    }
    String url = held.work().url();
    Validators conditions = state.conditions(now);
    return new Step.Go<>(() -> new Fetched(url, state, conditions, source.ask(url, conditions)));
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> finish(
      String key, Held<WatchedFeed, PollState> held, Fetched fetched, Instant now) {
    return fetched.answers(held.work().url(), held.schedule())
        ? settle(key, held, fetched, now)
        : Fate.reschedule(held.schedule(), List.of());
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> fault(
      String key, Held<WatchedFeed, PollState> held, Throwable cause, Instant now) {
    Reply none = Reply.none("a defect of Tocsin, its log says more: " + cause.getClass().getName());
    PollState state = held.schedule();
    Fetched nothing = new Fetched(held.work().url(), state, state.conditions(now), none);
    return settle(key, held, nothing, now);
  }

  /** State, items and what is told of the feed: all from one reply, and in one transaction. */
  private Fate<WatchedFeed, PollState, PollOutput> settle(
      String key, Held<WatchedFeed, PollState> held, Fetched fetched, Instant now) {
    WatchedFeed work = held.work();
    PollState before = held.schedule();
    List<Item> items = items(held, fetched.reply(), now);
    List<Item> unseen = work.unseen(items);
    PollState learned = new Lesson(before, fetched, unseen.size(), now).learned();
    boolean askedMeanwhile = !before.next().equals(fetched.asOf().next());
    PollState state =
        learned.with(next(work.feed(), learned, fetched.reply(), askedMeanwhile, now));
    Optional<WatchedFeed> read =
        unseen.isEmpty() ? Optional.empty() : Optional.of(work.having(items));
    Optional<WatchedFeed> changed = moved(read.orElse(work), state, now).or(() -> read);

    List<Emit<PollOutput>> emits = new ArrayList<>();
    unseen.forEach(item -> emits.add(found(work.feed(), item)));
    emits.add(seen(key, changed.orElse(work), state));
    PollAlarms.of(work.feed(), before, state, now).forEach(alarm -> emits.add(raised(alarm)));
    state.next().word().filter(ServerWord::isAboutUs).ifPresent(w -> siteWords.heard(work, w));
    return new Fate.Keep<>(changed, state, emits);
  }

  /** A permanent redirect that lasted: the old URL is not asked again. */
  private static Optional<WatchedFeed> moved(WatchedFeed work, PollState state, Instant now) {
    return state
        .move()
        .filter(move -> !move.to().equals(work.url()) && move.lasts(work.url(), now))
        .map(move -> work.movedTo(move.to()));
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
    NextPoll next = rules.manual() && byRule.at().isPresent() ? NextPoll.parked() : byRule;
    if (feed.state() == State.PAUSED) {
      return next.onPaused();
    }
    return askedMeanwhile ? next.onAsked(learned.wishes(), now) : next;
  }

  private static Emit<PollOutput> found(Feed feed, Item item) {
    return new Emit<>(
        item.site() + "/" + item.itemId(),
        feed.fullText() && PageErrand.wants(item)
            ? new PollOutput.FoundInPart(item)
            : new PollOutput.Found(item));
  }

  private static Emit<PollOutput> seen(String key, WatchedFeed watched, PollState state) {
    return new Emit<>(key, new PollOutput.Seen(Optional.of(state.statusOf(watched))));
  }

  private static Emit<PollOutput> raised(Alarm alarm) {
    return new Emit<>(alarm.about(), new PollOutput.Raised(alarm));
  }
}
