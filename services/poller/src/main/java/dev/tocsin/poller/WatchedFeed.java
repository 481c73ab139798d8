package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Item;
import dev.tocsin.outbound.Sites;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A feed with what it has shown.
 *
 * @param movedTo where it is asked instead of its own URL, after a permanent redirect that lasted
 * @param shown ids of the items that were made of it, those shown last at the end; an id tells each
 *     version of an entry from the next
 * @param listed addresses of articles in its last document whose pages are read, the oldest first
 */
record WatchedFeed(Feed feed, Optional<String> movedTo, List<String> shown, List<String> listed) {
  /** A feed that drops an entry and brings it back has said nothing new. */
  private static final int DOCUMENTS_REMEMBERED = 2;

  private static final int LEAST_REMEMBERED = 500;

  /** Far more than two of the largest documents hold. */
  private static final int MOST_REMEMBERED = 20_000;

  /** Of a long document, those at its new end; an address that is longer is none of them. */
  private static final int MOST_LISTED = 200;

  private static final int LONGEST_LISTED = 500;

  /** Entries that are older and stay: one alone may be pinned. */
  private static final int LEAST_OLDER = 2;

  /** Where more go at once, somebody shuffles a front page. */
  private static final int MOST_TAKEN_OUT = 2;

  WatchedFeed {
    shown = List.copyOf(shown);
    listed = List.copyOf(listed);
  }

  static WatchedFeed of(Feed feed) {
    return new WatchedFeed(feed, Optional.empty(), List.of(), List.of());
  }

  /** Where it is asked. */
  String url() {
    return movedTo.orElse(feed.url());
  }

  /** The site that it is asked at. */
  String site() {
    return movedTo.map(to -> Sites.of(URI.create(to))).orElse(feed.site());
  }

  /** A person's new URL outranks where the old one led. */
  WatchedFeed describedBy(Feed edited) {
    boolean isSame = edited.url().equals(feed.url());
    return new WatchedFeed(
        edited, movedTo.filter(to -> isSame), shown, isSame ? listed : List.of());
  }

  WatchedFeed movedTo(String to) {
    return new WatchedFeed(feed, Optional.of(to), shown, listed);
  }

  /** Those of a document's items that it has not shown yet. */
  List<Item> unseen(List<Item> items) {
    Set<String> known = Set.copyOf(shown);
    return items.stream().filter(item -> !known.contains(item.itemId())).toList();
  }

  /**
   * The feed after a push of these items. It says nothing of what else the feed shows, so nothing
   * of that is forgotten; the next document sets it right.
   */
  WatchedFeed alsoHaving(List<Item> items) {
    return having(items, Math.min(MOST_REMEMBERED, shown.size() + items.size()), listed);
  }

  /** The feed after a document with these items. */
  WatchedFeed having(List<Item> items) {
    return having(items, DOCUMENTS_REMEMBERED * items.size(), addresses(items));
  }

  /**
   * Addresses of articles that the last document had and this one has not, although it still has
   * older ones: they were taken out, and did not give way to newer ones.
   */
  List<String> takenOut(List<Item> items) {
    Set<String> now = items.stream().map(Item::url).collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    int older = 0;
    for (String address : listed) {
      if (now.contains(address)) {
        older++;
      } else if (older >= LEAST_OLDER) {
        missing.add(address);
      }
    }
    return missing.size() > MOST_TAKEN_OUT ? List.of() : missing;
  }

  private List<String> addresses(List<Item> items) {
    if (!feed.fullText()) {
      return List.of();
    }
    List<String> all =
        items.stream()
            .filter(PageErrand::wants)
            .map(Item::url)
            .filter(url -> url.length() <= LONGEST_LISTED)
            .distinct()
            .toList();
    return all.subList(Math.max(0, all.size() - MOST_LISTED), all.size());
  }

  private WatchedFeed having(List<Item> items, int wanted, List<String> listedNow) {
    Set<String> remembered = new LinkedHashSet<>(shown);
    for (Item item : items) {
      remembered.remove(item.itemId());
      remembered.add(item.itemId());
    }
    List<String> all = new ArrayList<>(remembered);
    int most = Math.max(LEAST_REMEMBERED, wanted);
    return new WatchedFeed(
        feed, movedTo, all.subList(Math.max(0, all.size() - most), all.size()), listedNow);
  }
}
