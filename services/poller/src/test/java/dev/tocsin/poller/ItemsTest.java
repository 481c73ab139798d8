package dev.tocsin.poller;

import static dev.tocsin.poller.Replies.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Item;
import dev.tocsin.messaging.Json;
import dev.tocsin.poller.parsing.ParsedEntry;
import dev.tocsin.poller.parsing.ParsedFeed;
import dev.tocsin.poller.parsing.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ItemsTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @Test
  void oldestComesFirstWhateverTheOrderOfTheDocument() {
    List<Item> newestFirst = items(dated("c", 3), dated("b", 2), dated("a", 1));
    List<Item> oldestFirst = items(dated("a", 1), dated("b", 2), dated("c", 3));

    assertThat(newestFirst).extracting(Item::guid).containsExactly("a", "b", "c");
    assertThat(oldestFirst).isEqualTo(newestFirst);
  }

  @Test
  void undatedDocumentIsTakenToBeginWithTheNewest() {
    List<Item> items = items(entry("c", "C"), dated("b", 9), entry("a", "A"));

    assertThat(items).extracting(Item::guid).containsExactly("a", "b", "c");
  }

  @Test
  void newDateAloneIsNoNewVersion() {
    assertThat(items(dated("a", 1)).getFirst().itemId())
        .isEqualTo(items(dated("a", 2)).getFirst().itemId());
  }

  @Test
  void oneGuidForAllLosesNothing() {
    List<Item> items = items(entry("same", "C"), entry("same", "B"), entry("same", "B"));

    assertThat(items).extracting(Item::title).containsExactly("B", "C");
  }

  @Test
  void guidThatManyEntriesBearIsNone() {
    List<Item> items = items(named("same", "/c", "C"), named("same", "/b", "B"), entry("a", "A"));

    assertThat(items).extracting(Item::guid).containsExactly("a", "", "");
    assertThat(items).extracting(Item::itemId).doesNotHaveDuplicates();
  }

  @Test
  void guidOfAnEntryThatWasMovedOrRewrittenIsItsOwn() {
    List<Item> moved = items(named("a", "/new", "A"), named("a", "/old", "A"));
    List<Item> rewritten = items(named("a", "/a", "A, corrected"), named("a", "/a", "A"));

    assertThat(moved).extracting(Item::guid).containsExactly("a", "a");
    assertThat(rewritten).extracting(Item::guid).containsExactly("a", "a");
  }

  @Test
  void entryOnAnotherSiteBelongsThere() {
    Item abroad = items(at("http://www.other.example.co.uk/1")).getFirst();
    Item nowhere = items(at("")).getFirst();

    assertThat(abroad.site()).isEqualTo("example.co.uk");
    assertThat(nowhere.site()).isEqualTo("herald.test");
  }

  @Test
  void entryOfNothingButQuotesFitsIntoARecord() {
    String quotes = "\"".repeat(256 << 10);
    ParsedEntry huge =
        new ParsedEntry(
            "a", "", "Quotes", quotes, quotes, "", List.of(), Optional.empty(), Optional.empty());

    Item item = items(huge).getFirst();

    assertThat(Json.mapper().writeValueAsBytes(item)).hasSizeLessThan(900 << 10);
    assertThat(item.contentHtml()).endsWith("…");
  }

  private static List<Item> items(ParsedEntry... entries) {
    ParsedFeed document =
        new ParsedFeed(
            "Herald",
            "en",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Rhythm.UNSAID,
            List.of(entries),
            List.of(),
            0);
    return Items.of(Feeds.herald(), document, false, NOON);
  }

  private static ParsedEntry dated(String guid, int hour) {
    Instant published = NOON.minus(Duration.ofDays(1)).plus(Duration.ofHours(hour));
    return new ParsedEntry(
        guid, "", guid, "", "", "", List.of(), Optional.of(published), Optional.empty());
  }

  private static ParsedEntry named(String guid, String path, String title) {
    String url = "http://herald.test" + path;
    return new ParsedEntry(
        guid, url, title, "", "", "", List.of(), Optional.empty(), Optional.empty());
  }

  private static ParsedEntry at(String url) {
    return new ParsedEntry(
        "a", url, "A", "", "", "", List.of(), Optional.empty(), Optional.empty());
  }
}
