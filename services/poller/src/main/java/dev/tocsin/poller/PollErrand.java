package dev.tocsin.poller;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.HubTie;
import dev.tocsin.domain.poll.NextPoll;
import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Step;
import dev.tocsin.poller.HubTies.Knot;
import dev.tocsin.poller.Reply.Finding;
import java.time.Instant;
import java.time.InstantSource;
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
  private final HubTies ties;
  private final InstantSource clock;

  private PollErrand(
      FeedSource source, PollRules rules, HubTies ties, InstantSource clock, SiteWords siteWords) {
    this.source = source;
    this.clock = clock;
    this.ties = ties;
    this.rules = rules;
    this.siteWords = siteWords;
    this.firstPolls = new FirstPolls(rules.firstPollGap());
  }

  static Opener<PollInput, WatchedFeed, PollState, Fetched, PollOutput> opener(
      FeedSource source, PollRules rules, HubTies ties, InstantSource clock) {
    return stores ->
        new PollErrand(source, rules, ties, clock, SiteWords.open(stores, rules.retryAfterScope()));
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> arrive(
      String key, PollInput input, Optional<Held<WatchedFeed, PollState>> held, Instant now) {
    return switch (input) {
      case PollInput.Wanted wanted when wanted.feed().state() != State.DELETED ->
          want(key, wanted.feed(), held, now);
      case PollInput.Wanted deleted -> forget(key, held);
      case PollInput.Unwanted unwanted -> forget(key, held);
      case PollInput.Asked asked ->
          held.map(of -> hurry(of.schedule(), now)).orElse(Fate.drop(List.of()));
      case PollInput.Heard heard ->
          held.map(of -> hear(key, of, heard.word(), now)).orElse(Fate.drop(List.of()));
      case PollInput.Pushed pushed ->
          held.map(of -> take(key, of, pushed, now)).orElse(Fate.drop(List.of()));
    };
  }

  /** Under another URL a feed is to be got to know anew; but what it has shown, it has shown. */
  private Fate<WatchedFeed, PollState, PollOutput> want(
      String key, Feed feed, Optional<Held<WatchedFeed, PollState>> held, Instant now) {
    Optional<HubTie> tie = held.flatMap(of -> of.schedule().tie());
    boolean same = held.filter(of -> of.work().feed().url().equals(feed.url())).isPresent();
    PollState known = same ? held.orElseThrow().schedule() : PollState.fresh(first(now));
    Knot knot = same ? ties.afterEdit(feed, tie, now) : ties.part(feed.id(), tie);
    NextPoll next =
        feed.state() == State.PAUSED
            ? known.next().onPaused()
            : known.next().onResumed(known.wishes(), now);
    PollState state = known.with(next).with(knot.tie());
    WatchedFeed watched =
        held.map(of -> of.work().describedBy(feed)).orElseGet(() -> WatchedFeed.of(feed));
    List<Emit<PollOutput>> emits = ordered(key, knot);
    emits.add(seen(key, watched, state));
    return Fate.keep(watched, state, emits);
  }

  private NextPoll first(Instant now) {
    return rules.manual() ? NextPoll.parked() : NextPoll.first(firstPolls.take(now));
  }

  private static Fate<WatchedFeed, PollState, PollOutput> hurry(PollState state, Instant now) {
    return Fate.reschedule(state.with(state.next().onAsked(state.wishes(), now)), List.of());
  }

  private Fate<WatchedFeed, PollState, PollOutput> forget(
      String key, Optional<Held<WatchedFeed, PollState>> held) {
    List<Emit<PollOutput>> emits = new ArrayList<>();
    held.ifPresent(
        of -> emits.addAll(ordered(key, ties.part(of.work().feed().id(), of.schedule().tie()))));
    emits.add(new Emit<>(key, new PollOutput.Seen(Optional.empty())));
    return Fate.drop(emits);
  }

  /** A word by another callback is about an earlier tie. */
  private static Fate<WatchedFeed, PollState, PollOutput> hear(
      String key, Held<WatchedFeed, PollState> held, HubWord word, Instant now) {
    PollState before = held.schedule();
    Optional<HubTie> tie =
        before.tie().filter(of -> of.callback().equals(word.callback()) && of.isWanted());
    if (tie.isEmpty()) {
      return Fate.reschedule(before, List.of());
    }
    PollState state = before.with(Optional.of(tie.get().onWord(word, now)));
    List<Emit<PollOutput>> emits = new ArrayList<>();
    emits.add(seen(key, held.work(), state));
    if (word instanceof HubWord.Denied denied) {
      Feed feed = held.work().feed();
      emits.add(raised(PollAlarms.denied(feed, tie.get().hub(), denied.why(), now)));
    }
    return Fate.reschedule(state, emits);
  }

  /** What a push brought is shown as if a poll had brought it: so neither doubles the other. */
  private static Fate<WatchedFeed, PollState, PollOutput> take(
      String key, Held<WatchedFeed, PollState> held, PollInput.Pushed pushed, Instant now) {
    WatchedFeed work = held.work();
    PollState before = held.schedule();
    Optional<HubTie> tie =
        before.tie().filter(of -> of.callback().equals(pushed.callback()) && of.isWanted());
    if (tie.isEmpty()) {
      return Fate.reschedule(before, List.of());
    }
    List<Item> items =
        pushed
            .document()
            .map(document -> Items.of(work.feed(), document, false, now))
            .orElse(List.of());
    List<Item> unseen = work.unseen(items);
    PollState counted = before.with(Optional.of(tie.get().onPush(unseen.size(), now)));
    PollState state =
        items.isEmpty()
            ? counted.onAnnounced(work.feed(), now)
            : counted.onNews(unseen.size(), now);
    WatchedFeed shown = unseen.isEmpty() ? work : work.alsoHaving(items);
    List<Emit<PollOutput>> emits = new ArrayList<>();
    unseen.forEach(item -> emits.add(found(work.feed(), item)));
    emits.add(seen(key, shown, state));
    return unseen.isEmpty() ? Fate.reschedule(state, emits) : Fate.keep(shown, state, emits);
  }

  @Override
  public Optional<Instant> due(PollState state) {
    return state.due();
  }

  @Override
  public Lane lane(String key, Held<WatchedFeed, PollState> held) {
    return new Lane(held.work().site(), 1, rules.siteGap());
  }

  @Override
  public Step<WatchedFeed, PollState, Fetched, PollOutput> begin(
      String key, Held<WatchedFeed, PollState> held, Instant now) {
    PollState state = held.schedule();
    Optional<HubTie> tie = state.tie().filter(of -> of.isDueAt(now));
    if (tie.isPresent()) {
      Knot knot = ties.ask(held.work().feed().id(), tie.get(), now);
      PollState asked = state.with(knot.tie());
      List<Emit<PollOutput>> emits = ordered(key, knot);
      emits.add(seen(key, held.work(), asked));
      return new Step.Settle<>(Fate.reschedule(asked, emits));
    }
    Optional<ServerWord> siteWord = siteWords.of(held.work(), now);
    if (siteWord.isPresent()) {
      PollState resting = state.with(state.next().onSiteWord(siteWord.get()));
      return new Step.Settle<>(Fate.reschedule(resting, List.of(seen(key, held.work(), resting))));
    }
    String url = held.work().url();
    Validators conditions = state.conditions(now);
    return new Step.Go<>(
        () -> {
          Reply reply = source.ask(url, conditions);
          return new Fetched(url, state, conditions, reply, clock.instant());
        });
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> finish(
      String key, Held<WatchedFeed, PollState> held, Fetched fetched, Instant now) {
    // The tick may have begun before the reply came, and gaps are counted from the reply.
    Instant then = fetched.at().isAfter(now) ? fetched.at() : now;
    return fetched.answers(held.work().url(), held.schedule())
        ? settle(key, held, fetched, then)
        : Fate.reschedule(held.schedule(), List.of());
  }

  @Override
  public Fate<WatchedFeed, PollState, PollOutput> fault(
      String key, Held<WatchedFeed, PollState> held, Throwable cause, Instant now) {
    Reply none = Reply.none("a defect of Tocsin, its log says more: " + cause.getClass().getName());
    PollState state = held.schedule();
    Fetched nothing = new Fetched(held.work().url(), state, state.conditions(now), none, now);
    return settle(key, held, nothing, now);
  }

  /** State, items and what is told of the feed: all from one reply, and in one transaction. */
  private Fate<WatchedFeed, PollState, PollOutput> settle(
      String key, Held<WatchedFeed, PollState> held, Fetched fetched, Instant now) {
    WatchedFeed work = held.work();
    PollState before = held.schedule();
    List<Item> items = items(held, fetched.reply(), now);
    List<Item> unseen = work.unseen(items);
    List<String> takenOut = work.takenOut(items);
    Knot knot =
        ties.afterPoll(work.feed(), before.tie(), fetched.reply().finding(), unseen.size(), now);
    PollState learned = new Lesson(before, fetched, unseen.size(), now).learned().with(knot.tie());
    boolean askedMeanwhile = !before.next().equals(fetched.asOf().next());
    PollState state =
        learned.with(next(work.feed(), learned, fetched.reply(), askedMeanwhile, now));
    Optional<WatchedFeed> read =
        unseen.isEmpty() && takenOut.isEmpty() ? Optional.empty() : Optional.of(work.having(items));
    Optional<WatchedFeed> changed = moved(read.orElse(work), state, now).or(() -> read);

    List<Emit<PollOutput>> emits = ordered(key, knot);
    unseen.forEach(item -> emits.add(found(work.feed(), item)));
    takenOut.forEach(url -> emits.add(takenOut(Items.askAgain(work.feed(), url, now))));
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

  private static Emit<PollOutput> takenOut(Item item) {
    return new Emit<>(item.site() + "/" + item.itemId(), new PollOutput.FoundInPart(item));
  }

  private static Emit<PollOutput> seen(String key, WatchedFeed watched, PollState state) {
    return new Emit<>(key, new PollOutput.Seen(Optional.of(state.statusOf(watched))));
  }

  /** By the site of the feed: so what a hub answers comes back to the same task. */
  private static List<Emit<PollOutput>> ordered(String key, Knot knot) {
    List<Emit<PollOutput>> emits = new ArrayList<>();
    for (HubOrder order : knot.orders()) {
      String orderKey = HubWord.key(KeyPartitioner.owner(key), order.callback());
      emits.add(new Emit<>(orderKey, new PollOutput.Ordered(order)));
    }
    return emits;
  }

  private static Emit<PollOutput> raised(Alarm alarm) {
    return new Emit<>(alarm.about(), new PollOutput.Raised(alarm));
  }
}
