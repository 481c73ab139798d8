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
    String runId) {

  /** The article's page, where the feed asks for it. */
  public record FullText(String html, Status status) {
    public static final FullText NOT_ASKED = new FullText("", Status.NOT_ASKED);

    /** What became of the page. */
    public enum Status {
      NOT_ASKED,
      FETCHED,
      FAILED
    }
  }

  public Item {
    groups = List.copyOf(groups);
    categories = List.copyOf(categories);
  }
}
