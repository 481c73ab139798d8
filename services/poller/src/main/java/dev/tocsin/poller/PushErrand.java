package dev.tocsin.poller;

import dev.tocsin.domain.HubWord;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Load;
import dev.tocsin.messaging.work.Step;
import dev.tocsin.poller.parsing.FeedParser;
import dev.tocsin.poller.parsing.NotAFeedException;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The reading of what hubs push, as {@link dev.tocsin.messaging.work.AsyncWork} does it: off the
 * stream thread, since a document may be large and bad. What cannot be read still says that there
 * is something new: the feed is polled.
 */
final class PushErrand
    implements Errand<HubWord.Pushed, HubWord.Pushed, PageWait, Optional<ParsedFeed>, PollInput> {
  /** What one site may have waiting; what is over is not read, and its feed is polled. */
  private static final int MOST_WAITING = 50;

  private static final FeedParser PARSER = new FeedParser();

  static Opener<HubWord.Pushed, HubWord.Pushed, PageWait, Optional<ParsedFeed>, PollInput>
      opener() {
    return stores -> new PushErrand();
  }

  private PushErrand() {}

  @Override
  public Fate<HubWord.Pushed, PageWait, PollInput> arrive(
      String key, HubWord.Pushed push, Optional<Held<HubWord.Pushed, PageWait>> held, Instant now) {
    return push.body().isEmpty()
        ? pass(key, push, Optional.empty())
        : Fate.keep(push, new PageWait(now), List.of());
  }

  @Override
  public Optional<Fate<HubWord.Pushed, PageWait, PollInput>> overflow(
      String key, HubWord.Pushed push, Load load, Instant now) {
    return load.count() < MOST_WAITING
        ? Optional.empty()
        : Optional.of(pass(key, push, Optional.empty()));
  }

  @Override
  public Optional<Instant> due(PageWait wait) {
    return Optional.of(wait.since());
  }

  @Override
  public Lane lane(String key, Held<HubWord.Pushed, PageWait> held) {
    return new Lane(KeyPartitioner.owner(key), 1, Duration.ZERO);
  }

  @Override
  public Step<HubWord.Pushed, PageWait, Optional<ParsedFeed>, PollInput> begin(
      String key, Held<HubWord.Pushed, PageWait> held, Instant now) {
    HubWord.Pushed push = held.work();
    return new Step.Go<>(() -> read(push));
  }

  private static Optional<ParsedFeed> read(HubWord.Pushed push) {
    try {
      byte[] body = Base64.getDecoder().decode(push.body());
      return Optional.of(PARSER.parse(body, push.contentType(), URI.create(push.topic())));
    } catch (NotAFeedException e) {
      return Optional.empty();
    }
  }

  @Override
  public Fate<HubWord.Pushed, PageWait, PollInput> finish(
      String key, Held<HubWord.Pushed, PageWait> held, Optional<ParsedFeed> document, Instant now) {
    return pass(key, held.work(), document);
  }

  @Override
  public Fate<HubWord.Pushed, PageWait, PollInput> fault(
      String key, Held<HubWord.Pushed, PageWait> held, Throwable cause, Instant now) {
    return pass(key, held.work(), Optional.empty());
  }

  private static Fate<HubWord.Pushed, PageWait, PollInput> pass(
      String key, HubWord.Pushed push, Optional<ParsedFeed> document) {
    String feed = KeyPartitioner.owner(key) + "/" + push.feedId();
    return Fate.drop(List.of(new Emit<>(feed, new PollInput.Pushed(push.callback(), document))));
  }
}
