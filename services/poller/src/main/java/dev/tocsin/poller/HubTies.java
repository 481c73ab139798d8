package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus.HubPhase;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.HubTie;
import dev.tocsin.poller.HubOrder.Mode;
import dev.tocsin.poller.Reply.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When feeds are tied to hubs, and parted from them. Without WebSub there are no ties. */
final class HubTies {
  private final Optional<WebSub> webSub;

  HubTies(Optional<WebSub> webSub) {
    this.webSub = webSub;
  }

  /** A tie as it is from now on, and what hubs are told of that. */
  record Knot(Optional<HubTie> tie, List<HubOrder> orders) {
    Knot {
      orders = List.copyOf(orders);
    }

    static Knot of(Optional<HubTie> tie) {
      return new Knot(tie, List.of());
    }
  }

  /** After a poll: a whole document says which hub there is, nothing else does. */
  Knot afterPoll(Feed feed, Optional<HubTie> before, Finding finding, int newEntries, Instant now) {
    Optional<HubTie> counted = before.map(tie -> tie.onPoll(newEntries, now));
    return switch (finding) {
      case Finding.Document document -> named(feed, counted, document.hub(), now);
      case Finding.Gone gone -> part(feed.id(), before);
      default -> Knot.of(counted);
    };
  }

  private Knot named(Feed feed, Optional<HubTie> before, Optional<HubLink> link, Instant now) {
    Optional<HubLink> wanted = webSub.isPresent() ? link : Optional.empty();
    if (wanted.isEmpty()) {
      return part(feed.id(), before);
    }
    HubLink there = wanted.get();
    if (before.filter(tie -> tie.isTo(there.hub(), there.topic())).isPresent()) {
      return Knot.of(before);
    }
    String token = webSub.orElseThrow().newToken(feed.id(), there.topic());
    HubTie fresh = HubTie.to(there.hub(), there.topic(), token, now);
    HubTie tie = feed.state() == State.PAUSED ? fresh.onLeft() : fresh;
    return new Knot(Optional.of(tie), part(feed.id(), before).orders());
  }

  /** The feed is wanted as it says now. */
  Knot afterEdit(Feed feed, Optional<HubTie> before, Instant now) {
    if (feed.state() != State.PAUSED) {
      return Knot.of(before.map(tie -> tie.onResumed(now)));
    }
    return new Knot(before.map(HubTie::onLeft), part(feed.id(), before).orders());
  }

  /** The feed is done with this hub: who pushes, or may be about to, is told. */
  Knot part(String feedId, Optional<HubTie> before) {
    List<HubOrder> orders = new ArrayList<>();
    before
        .filter(HubTies::mayPush)
        .ifPresent(tie -> orders.add(HubOrder.of(feedId, tie, Mode.UNSUBSCRIBE)));
    return new Knot(Optional.empty(), webSub.isPresent() ? orders : List.of());
  }

  private static boolean mayPush(HubTie tie) {
    return tie.phase() == HubPhase.VERIFIED || (tie.phase() == HubPhase.ASKED && tie.tries() > 0);
  }

  /** The hub's turn has come. */
  Knot ask(String feedId, HubTie tie, Instant now) {
    return webSub.isPresent()
        ? new Knot(Optional.of(tie.onAsked(now)), List.of(HubOrder.of(feedId, tie, Mode.SUBSCRIBE)))
        : Knot.of(Optional.empty());
  }
}
