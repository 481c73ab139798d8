package dev.tocsin.poller;

import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Ids;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Step;
import dev.tocsin.outbound.Sites;
import dev.tocsin.poller.HubOrder.Mode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The asking of hubs, as {@link dev.tocsin.messaging.work.AsyncWork} does it, in lanes by hub: one
 * that hangs holds up no poll. Whether a subscription is wanted, and asked for again, is decided
 * where its feed is polled; here only an unsubscription is tried more than once, since by then
 * nobody else remembers it.
 */
final class HubErrand implements Errand<HubOrder, HubOrder, HubWait, HubErrand.Asked, HubWord> {
  /** What was asked must be known wherever the hub may call, before it is asked. */
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private static final Duration FIRST_GAP = Duration.ofMinutes(10);
  private static final int MOST_TRIES = 5;

  /**
   * What a job brings back.
   *
   * @param refusal why the hub did not take the question
   */
  record Asked(HubOrder order, Optional<String> refusal) {}

  private final HubSource hubs;
  private final PollRules rules;

  private HubErrand(HubSource hubs, PollRules rules) {
    this.hubs = hubs;
    this.rules = rules;
  }

  static Opener<HubOrder, HubOrder, HubWait, Asked, HubWord> opener(
      HubSource hubs, PollRules rules) {
    return stores -> new HubErrand(hubs, rules);
  }

  @Override
  public Fate<HubOrder, HubWait, HubWord> arrive(
      String key, HubOrder order, Optional<Held<HubOrder, HubWait>> held, Instant now) {
    return Fate.keep(order, new HubWait(now.plus(HEAD_START), 0), List.of());
  }

  @Override
  public Optional<Instant> due(HubWait wait) {
    return Optional.of(wait.due());
  }

  @Override
  public Lane lane(String key, Held<HubOrder, HubWait> held) {
    return new Lane(Sites.of(URI.create(held.work().hub())), 1, rules.siteGap());
  }

  @Override
  public Step<HubOrder, HubWait, Asked, HubWord> begin(
      String key, Held<HubOrder, HubWait> held, Instant now) {
    HubOrder order = held.work();
    return new Step.Go<>(() -> new Asked(order, hubs.ask(order)));
  }

  @Override
  public Fate<HubOrder, HubWait, HubWord> finish(
      String key, Held<HubOrder, HubWait> held, Asked asked, Instant now) {
    if (!asked.order().equals(held.work())) {
      // Another order took this one's place while it was out.
      return Fate.reschedule(held.schedule(), List.of());
    }
    return asked.refusal().map(why -> refused(key, held, why, now)).orElse(Fate.drop(List.of()));
  }

  private static Fate<HubOrder, HubWait, HubWord> refused(
      String key, Held<HubOrder, HubWait> held, String why, Instant now) {
    HubOrder order = held.work();
    int tries = held.schedule().tries() + 1;
    if (order.mode() == Mode.UNSUBSCRIBE) {
      return tries < MOST_TRIES
          ? Fate.reschedule(new HubWait(now.plus(gap(tries)), tries), List.of())
          : Fate.drop(List.of());
    }
    HubWord word = new HubWord.Refused(order.feedId(), order.callback(), now, why);
    String id = Ids.of(order.feedId(), order.callback(), now.toString());
    return Fate.drop(List.of(new Emit<>(HubWord.key(KeyPartitioner.owner(key), id), word)));
  }

  private static Duration gap(int tries) {
    return FIRST_GAP.multipliedBy(1L << (tries - 1));
  }

  @Override
  public Fate<HubOrder, HubWait, HubWord> fault(
      String key, Held<HubOrder, HubWait> held, Throwable cause, Instant now) {
    return refused(
        key, held, "a defect of Tocsin, its log says more: " + cause.getClass().getName(), now);
  }
}
