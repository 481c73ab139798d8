package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One sighting of one entry of a feed, as parsed; nothing in it is cleaned.
 *
 * @param site registrable domain of the entry's URL, else of the feed
 * @param language what feed or document say of the language; empty when they say nothing
 * @param publishedAt the publisher's claim
 * @param fetchedAt when the document was read, by the scenario clock
 * @param seenBefore found by the first poll of a feed with a silent backlog
 * @param deleted the feed says that it has taken this entry back; there is no text then
 */
public record Item(
    String itemId,
    String feedId,
    String site,
    String outlet,
    String country,
    int tier,
    List<String> groups,
    String language,
    String url,
    String guid,
    String title,
    String summaryHtml,
    String contentHtml,
    FullText fullText,
    String author,
    List<String> categories,
    Optional<Instant> publishedAt,
    Optional<Instant> updatedAt,
    Instant fetchedAt,
    boolean seenBefore,
    boolean deleted,
    String runId) {

  /**
   * The article's page, where the feed asks for it.
   *
   * @param html its text; empty without one, and then what the feed gives is all there is
   * @param why one line for people, where there is no text
   * @param canonical the address under which the page wants to be known; empty when it names none
   */
  public record FullText(String html, Status status, String why, String canonical) {
    public static final FullText NOT_ASKED = new FullText("", Status.NOT_ASKED, "", "");

    /** The page is to be asked for once more; it matters only if it is gone. */
    public static final FullText ASK_AGAIN = new FullText("", Status.ASK_AGAIN, "", "");

    /** There is no text of the page. */
    public static FullText failed(String why) {
      return new FullText("", Status.FAILED, why, "");
    }

    /** The site says that there is no such page, or no longer. */
    public static FullText gone(String why) {
      return new FullText("", Status.GONE, why, "");
    }

    /** What became of the page. */
    public enum Status {
      NOT_ASKED,
      ASK_AGAIN,
      FETCHED,
      FAILED,
      GONE
    }
  }

  /** The same sighting, with what became of its page. */
  public Item with(FullText page) {
    return new Item(
        itemId,
        feedId,
        site,
        outlet,
        country,
        tier,
        groups,
        language,
        url,
        guid,
        title,
        summaryHtml,
        contentHtml,
        page,
        author,
        categories,
        publishedAt,
        updatedAt,
        fetchedAt,
        seenBefore,
        deleted,
        runId);
  }

  public Item {
    groups = List.copyOf(groups);
    categories = List.copyOf(categories);
  }
}
