package dev.tocsin.poller;

import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText;
import dev.tocsin.domain.Item.FullText.Status;
import dev.tocsin.poller.extraction.Extraction;
import dev.tocsin.poller.extraction.Extraction.About;
import java.net.URI;
import org.jsoup.Jsoup;

/** Makes the item that is published of the one that the feed gave and its page. */
final class WholeItem {
  /** With the text of the page there are three: they share what two have without it. */
  private static final int MOST_PAGE_BYTES = 320 << 10;

  private static final int MOST_FEED_BYTES = 160 << 10;
  private static final int MOST_AUTHOR_BYTES = 1 << 10;
  private static final int MOST_ADDRESS_BYTES = 4 << 10;

  private WholeItem() {}

  /** The feed's words stay, and what the page is said to be is added where the feed is silent. */
  static Item of(Item item, Extraction extraction) {
    About about = extraction.about();
    String canonical = about.canonical().map(URI::toString).orElse("");
    String address = canonical.length() > MOST_ADDRESS_BYTES ? "" : canonical;
    FullText text =
        switch (extraction) {
          case Extraction.Article article when saysLess(article.html(), item) ->
              new FullText("", Status.FAILED, "the page says less than the feed", address);
          case Extraction.Article article ->
              new FullText(
                  JsonLength.cut(article.html(), MOST_PAGE_BYTES), Status.FETCHED, "", address);
          case Extraction.Nothing nothing ->
              new FullText("", Status.FAILED, nothing.why().words(), address);
        };
    int most = text.html().isEmpty() ? MOST_PAGE_BYTES : MOST_FEED_BYTES;
    return new Item(
        item.itemId(),
        item.feedId(),
        item.site(),
        item.outlet(),
        item.country(),
        item.tier(),
        item.groups(),
        item.language().isEmpty() ? about.language() : item.language(),
        item.url(),
        item.guid(),
        item.title(),
        JsonLength.cut(item.summaryHtml(), most),
        JsonLength.cut(item.contentHtml(), most),
        text,
        item.author().isEmpty() ? JsonLength.cut(about.author(), MOST_AUTHOR_BYTES) : item.author(),
        item.categories(),
        item.publishedAt().or(about::published),
        item.updatedAt(),
        item.fetchedAt(),
        item.seenBefore(),
        item.deleted(),
        item.runId());
  }

  /** Walls of consent and payment read like short articles. */
  private static boolean saysLess(String html, Item item) {
    int given = Math.max(textLength(item.summaryHtml()), textLength(item.contentHtml()));
    return textLength(html) < given;
  }

  private static int textLength(String html) {
    return Jsoup.parseBodyFragment(html).text().length();
  }

  /** As the feed gave it. */
  static Item without(Item item, String why) {
    return item.with(FullText.failed(why));
  }
}
