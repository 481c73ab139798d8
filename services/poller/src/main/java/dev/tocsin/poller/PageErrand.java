package dev.tocsin.poller;

import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText;
import dev.tocsin.domain.Item.FullText.Status;
import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Load;
import dev.tocsin.messaging.work.Step;
import dev.tocsin.poller.extraction.FeedText;
import dev.tocsin.poller.parsing.Links;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The reading of articles' pages, as {@link dev.tocsin.messaging.work.AsyncWork} does it. A page is
 * asked for once; whatever comes of it, the item is published, and says what that was. That of an
 * entry which was taken out of its feed is asked for once more.
 */
final class PageErrand implements Errand<Item, Item, PageWait, PageErrand.Done, Item> {
  /** What one site may have waiting; with a gap of a second that is some minutes. */
  private static final int MOST_WAITING = 500;

  /**
   * What a job brings back.
   *
   * @param item as it is published
   * @param word until when the host of the article wants to be left alone
   */
  record Done(Item item, Optional<ServerWord> word) {}

  private final PageSource source;
  private final SiteWords siteWords;

  private PageErrand(PageSource source, SiteWords siteWords) {
    this.source = source;
    this.siteWords = siteWords;
  }

  static Opener<Item, Item, PageWait, Done, Item> opener(PageSource source, PollRules rules) {
    return stores -> new PageErrand(source, SiteWords.open(stores, rules.retryAfterScope()));
  }

  /**
   * Whether a page can say more than the feed did. What was there before we came alerts nobody: no
   * site is asked for its whole front page because of it.
   */
  static boolean wants(Item item) {
    return !item.seenBefore()
        && !item.deleted()
        && Links.isAbsolute(item.url())
        && !FeedText.isWhole(item.contentHtml());
  }

  @Override
  public Fate<Item, PageWait, Item> arrive(
      String key, Item item, Optional<Held<Item, PageWait>> held, Instant now) {
    return Fate.keep(item, held.map(Held::schedule).orElseGet(() -> new PageWait(now)), List.of());
  }

  @Override
  public Optional<Fate<Item, PageWait, Item>> overflow(
      String key, Item item, Load load, Instant now) {
    return load.count() < MOST_WAITING
        ? Optional.empty()
        : Optional.of(
            publish(
                key,
                item,
                WholeItem.without(item, MOST_WAITING + " pages of the site wait before")));
  }

  @Override
  public Optional<Instant> due(PageWait wait) {
    return Optional.of(wait.since());
  }

  /** One at a time; the gap is kept where the request is made, together with redirects. */
  @Override
  public Lane lane(String key, Held<Item, PageWait> held) {
    return new Lane(held.work().site(), 1, Duration.ZERO);
  }

  @Override
  public Step<Item, PageWait, Done, Item> begin(
      String key, Held<Item, PageWait> held, Instant now) {
    Item item = held.work();
    if (held.schedule().isOverAt(now)) {
      return settle(key, item, "the site did not come to it within an hour");
    }
    Optional<ServerWord> word = siteWords.of(item.url(), item.site(), now);
    if (word.isPresent()) {
      return settle(key, item, "the site wants to be left alone until " + word.get().until());
    }
    return new Step.Go<>(() -> complete(item, source.read(item.url())));
  }

  /** Texts are weighed and cut on a worker, too. */
  private static Done complete(Item item, PageReply reply) {
    return switch (reply) {
      case PageReply.Page page -> new Done(WholeItem.of(item, page.extraction()), Optional.empty());
      case PageReply.Gone gone -> new Done(item.with(FullText.gone(gone.why())), Optional.empty());
      case PageReply.Missed missed ->
          new Done(WholeItem.without(item, missed.why()), missed.word());
    };
  }

  private static Step<Item, PageWait, Done, Item> settle(String key, Item item, String why) {
    return new Step.Settle<>(publish(key, item, WholeItem.without(item, why)));
  }

  @Override
  public Fate<Item, PageWait, Item> finish(
      String key, Held<Item, PageWait> held, Done done, Instant now) {
    Item item = held.work();
    done.word().ifPresent(word -> siteWords.heard(item.url(), item.site(), word));
    return publish(key, item, done.item());
  }

  @Override
  public Fate<Item, PageWait, Item> fault(
      String key, Held<Item, PageWait> held, Throwable cause, Instant now) {
    String why = "a defect of Tocsin, its log says more: " + cause.getClass().getName();
    return publish(key, held.work(), held.work().with(FullText.failed(why)));
  }

  /** Of a page that was asked for again nothing is said, but that it is gone. */
  private static Fate<Item, PageWait, Item> publish(String key, Item asked, Item found) {
    boolean isSaid =
        asked.fullText().status() != Status.ASK_AGAIN || found.fullText().status() == Status.GONE;
    return Fate.drop(isSaid ? List.of(new Emit<>(key, found)) : List.of());
  }
}
