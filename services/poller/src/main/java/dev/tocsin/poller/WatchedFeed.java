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

/**
 * A feed with what it has shown.
 *
 * @param movedTo where it is asked instead of its own URL, after a permanent redirect that lasted
 * @param shown ids of the items that were made of it, those shown last at the end; an id tells each
 *     version of an entry from the next
 */
record WatchedFeed(Feed feed, Optional<String> movedTo, List<String> shown) {
  /** A feed that drops an entry and brings it back has said nothing new. */
  private static final int DOCUMENTS_REMEMBERED = 2;

  private static final int LEAST_REMEMBERED = 500;

  /** Far more than two of the largest documents hold. */
  private static final int MOST_REMEMBERED = 20_000;

  WatchedFeed {
    shown = List.copyOf(shown);
  }

  static WatchedFeed of(Feed feed) {
    return new WatchedFeed(feed, Optional.empty(), List.of());
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
    return new WatchedFeed(edited, movedTo.filter(to -> edited.url().equals(feed.url())), shown);
  }

  WatchedFeed movedTo(String to) {
    return new WatchedFeed(feed, Optional.of(to), shown);
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
    return having(items, Math.min(MOST_REMEMBERED, shown.size() + items.size()));
  }

  /** The feed after a document with these items. */
  WatchedFeed having(List<Item> items) {
    return having(items, DOCUMENTS_REMEMBERED * items.size());
  }

  private WatchedFeed having(List<Item> items, int wanted) {
    Set<String> remembered = new LinkedHashSet<>(shown);
    for (Item item : items) {
      remembered.remove(item.itemId());
      remembered.add(item.itemId());
    }
    List<String> all = new ArrayList<>(remembered);
    int most = Math.max(LEAST_REMEMBERED, wanted);
    return new WatchedFeed(feed, movedTo, all.subList(Math.max(0, all.size() - most), all.size()));
  }
}
