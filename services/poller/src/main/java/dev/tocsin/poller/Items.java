package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText;
import dev.tocsin.outbound.Sites;
import dev.tocsin.poller.parsing.ParsedEntry;
import dev.tocsin.poller.parsing.ParsedFeed;
import dev.tocsin.poller.parsing.Tombstone;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the items of a document: one for each entry, the oldest first, and what is deleted last.
 */
final class Items {
  /** Two of them and everything else stay under the 900 KB of a record, as JSON. */
  private static final int MOST_JSON_BYTES = 320 << 10;

  private Items() {}

  static List<Item> of(Feed feed, ParsedFeed document, boolean seenBefore, Instant now) {
    Map<String, Item> byId = new LinkedHashMap<>();
    Set<String> shared = sharedGuids(document.entries());
    for (ParsedEntry entry : oldestFirst(document.entries())) {
      String guid = shared.contains(entry.guid()) ? "" : entry.guid();
      Item item = of(feed, document, entry, guid, seenBefore, now);
      byId.putIfAbsent(item.itemId(), item);
    }
    for (Tombstone tombstone : document.tombstones()) {
      Item item = deleted(feed, document, tombstone, seenBefore, now);
      byId.putIfAbsent(item.itemId(), item);
    }
    return List.copyOf(byId.values());
  }

  /**
   * The guids that tell no entry from the others, as in feeds that write their own name there. A
   * new title alone makes another version of an entry, and a new link alone a moved one.
   */
  private static Set<String> sharedGuids(List<ParsedEntry> entries) {
    Map<String, List<ParsedEntry>> byGuid =
        entries.stream().collect(Collectors.groupingBy(ParsedEntry::guid));
    return byGuid.entrySet().stream()
        .filter(bearers -> areOfMany(bearers.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean areOfMany(List<ParsedEntry> entries) {
    return entries.stream().map(ParsedEntry::url).distinct().count() > 1
        && entries.stream().map(ParsedEntry::title).distinct().count() > 1;
  }

  /** Documents begin with the newest, as a rule; where every entry has a date, that decides. */
  private static List<ParsedEntry> oldestFirst(List<ParsedEntry> entries) {
    List<ParsedEntry> ordered = new ArrayList<>(entries);
    Collections.reverse(ordered);
    if (ordered.stream().allMatch(entry -> datedAt(entry).isPresent())) {
      ordered.sort(Comparator.comparing(entry -> datedAt(entry).orElseThrow()));
    }
    return ordered;
  }

  private static Optional<Instant> datedAt(ParsedEntry entry) {
    return entry.updated().or(entry::published);
  }

  private static Item of(
      Feed feed,
      ParsedFeed document,
      ParsedEntry entry,
      String guid,
      boolean seenBefore,
      Instant now) {
    return new Item(
        idOf(feed, entry, guid),
        feed.id(),
        siteOf(entry.url()).orElse(feed.site()),
        feed.outlet(),
        feed.country(),
        feed.tier(),
        feed.groups(),
        feed.language().isEmpty() ? document.language() : feed.language(),
        entry.url(),
        guid,
        entry.title(),
        JsonLength.cut(entry.summaryHtml(), MOST_JSON_BYTES),
        JsonLength.cut(entry.contentHtml(), MOST_JSON_BYTES),
        FullText.NOT_ASKED,
        entry.author(),
        entry.categories(),
        entry.published(),
        entry.updated(),
        now,
        seenBefore,
        false,
        feed.runId());
  }

  /**
   * Each version of an entry has its own id. Dates are no part of a version: many feeds date an
   * unchanged entry anew at every poll.
   */
  private static String idOf(Feed feed, ParsedEntry entry, String guid) {
    String content =
        Ids.of(
            entry.url(), entry.title(), entry.summaryHtml(), entry.contentHtml(), entry.author());
    String name = guid.isEmpty() ? entry.url() : guid;
    return Ids.of(feed.runId(), feed.id(), name, content);
  }

  private static Optional<String> siteOf(String url) {
    try {
      return Optional.ofNullable(new URI(url).getHost()).map(Sites::of);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Without a link it is looked for where the feed says that it is at home. */
  private static Item deleted(
      Feed feed, ParsedFeed document, Tombstone tombstone, boolean seenBefore, Instant now) {
    String when = tombstone.deletedAt().map(Instant::toString).orElse("");
    return bare(
        feed,
        Ids.of(feed.runId(), feed.id(), tombstone.guid(), "deleted", when),
        siteOf(tombstone.url()).or(() -> document.home().map(Sites::of)).orElse(feed.site()),
        tombstone.url(),
        tombstone.guid(),
        FullText.NOT_ASKED,
        tombstone.deletedAt(),
        now,
        seenBefore,
        true);
  }

  /** Stands for an entry that was taken out of its feed, until its page has been looked at. */
  static Item askAgain(Feed feed, String url, Instant now) {
    return bare(
        feed,
        Ids.of(feed.runId(), feed.id(), url, "taken out", now.toString()),
        siteOf(url).orElse(feed.site()),
        url,
        "",
        FullText.ASK_AGAIN,
        Optional.empty(),
        now,
        false,
        false);
  }

  private static Item bare(
      Feed feed,
      String itemId,
      String site,
      String url,
      String guid,
      FullText page,
      Optional<Instant> updatedAt,
      Instant now,
      boolean seenBefore,
      boolean deleted) {
    return new Item(
        itemId,
        feed.id(),
        site,
        feed.outlet(),
        feed.country(),
        feed.tier(),
        feed.groups(),
        feed.language(),
        url,
        guid,
        "",
        "",
        "",
        page,
        "",
        List.of(),
        Optional.empty(),
        updatedAt,
        now,
        seenBefore,
        deleted,
        feed.runId());
  }
}
