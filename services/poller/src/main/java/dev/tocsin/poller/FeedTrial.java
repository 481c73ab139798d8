package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.PollSchedule;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.NextPoll;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Sites;
import dev.tocsin.poller.Reply.Finding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * One poll of an address by itself: what the line would make of it, and nothing is kept.
 *
 * @param items that would be published, the oldest first
 */
public record FeedTrial(FeedStatus status, List<Item> items) {
  private static final Duration HOP_GAP = Duration.ofMillis(200);

  public FeedTrial {
    items = List.copyOf(items);
  }

  /** Asks the address once; each redirect costs one request more. */
  public static FeedTrial of(URI address, OutboundSettings settings, InstantSource clock) {
    Instant now = clock.instant();
    WatchedFeed watched = WatchedFeed.of(feed(address));
    PollState before = PollState.fresh(NextPoll.first(now));
    try (OutboundHttp http = new OutboundHttp(settings)) {
      FeedClient client = new FeedClient(http, settings, clock, new SiteTurns(HOP_GAP));
      Reply reply = client.ask(watched.url(), Validators.NONE);
      List<Item> items =
          reply.finding() instanceof Finding.Document document
              ? Items.of(watched.feed(), document.feed(), false, now)
              : List.of();
      Fetched fetched = new Fetched(watched.url(), before, Validators.NONE, reply, now);
      PollState learned = new Lesson(before, fetched, items.size(), now).learned();
      PollState after = learned.with(learned.nextAfter(reply, watched.feed(), now));
      return new FeedTrial(after.statusOf(watched), items);
    }
  }

  private static Feed feed(URI address) {
    return new Feed(
        "trial",
        1,
        State.ACTIVE,
        address.toString(),
        Sites.of(address),
        Sites.of(address),
        "",
        "",
        "",
        0,
        List.of(),
        false,
        Backlog.ALERT,
        PollSchedule.BY_RULE,
        "");
  }
}
