package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WatchedFeedTest {

  /** A feed moves on by some entries at each poll; nothing is shown twice, nothing left out. */
  @Property(tries = 100)
  void eachEntryIsNewOnce(
      @ForAll @IntRange(min = 1, max = 300) int length,
      @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> steps) {
    WatchedFeed feed = WatchedFeed.of(Feeds.herald());
    List<String> shown = new ArrayList<>();
    Set<String> served = new HashSet<>();
    int from = 0;
    for (int step : steps) {
      from += step;
      List<Item> document = items(from, length);
      List<Item> unseen = feed.unseen(document);
      unseen.forEach(item -> shown.add(item.itemId()));
      document.forEach(item -> served.add(item.itemId()));
      feed = feed.having(document);
    }

    assertThat(shown).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(served);
    assertThat(feed.shown()).hasSizeLessThanOrEqualTo(Math.max(500, 2 * length));
  }

  @Test
  void longDocumentIsRememberedTwice() {
    WatchedFeed feed =
        WatchedFeed.of(Feeds.herald()).having(items(0, 3_000)).having(items(3_000, 3_000));

    assertThat(feed.having(items(6_000, 3_000)).unseen(items(3_000, 6_000))).isEmpty();
    assertThat(feed.having(items(6_000, 3_000)).unseen(items(0, 3_000))).hasSize(3_000);
  }

  @Test
  void pushOfOneEntryForgetsNothingOfALongDocument() {
    WatchedFeed feed = WatchedFeed.of(Feeds.herald()).having(items(0, 2_000));

    WatchedFeed pushed = feed.alsoHaving(items(2_000, 1));

    assertThat(pushed.unseen(items(0, 2_001))).isEmpty();
  }

  @Test
  void pushesWithoutAPollAreRememberedWithinABound() {
    WatchedFeed feed = WatchedFeed.of(Feeds.herald());
    for (int from = 0; from < 30_000; from += 5_000) {
      feed = feed.alsoHaving(items(from, 5_000));
    }

    assertThat(feed.shown()).hasSize(20_000);
    assertThat(feed.unseen(items(29_000, 1_000))).isEmpty();
  }

  @Test
  void knowsWhatWasTakenOutFromBetween() {
    WatchedFeed feed = listing("a", "b", "c", "d", "e");

    assertThat(feed.takenOut(at("a", "b", "d", "e", "f"))).containsExactly(address("c"));
    assertThat(feed.takenOut(at("a", "b", "d"))).containsExactly(address("c"), address("e"));
  }

  @Test
  void takesNothingForTakenOutThatGaveWayOrWasShuffled() {
    WatchedFeed feed = listing("a", "b", "c", "d", "e", "f");

    assertThat(feed.takenOut(at("d", "e", "f", "g"))).as("gave way").isEmpty();
    assertThat(feed.takenOut(at("a", "d", "e", "f", "g"))).as("all but one pinned").isEmpty();
    assertThat(feed.takenOut(at("a", "b", "g", "h"))).as("shuffled").isEmpty();
    assertThat(feed.takenOut(List.of())).as("broken").isEmpty();
    assertThat(WatchedFeed.of(Feeds.herald()).having(at("a", "b", "c")).takenOut(at("a", "b")))
        .as("pages are not read")
        .isEmpty();
  }

  /** A push brings one entry, and says nothing of the others. */
  @Test
  void pushTakesNothingOut() {
    WatchedFeed feed = listing("a", "b", "c").alsoHaving(at("d"));

    assertThat(feed.takenOut(at("a", "b", "c", "d"))).isEmpty();
    assertThat(feed.takenOut(at("a", "b", "d"))).containsExactly(address("c"));
  }

  @Test
  void longListIsRememberedAtItsNewEnd() {
    String[] guids = IntStream.range(0, 1_000).mapToObj(n -> "n" + n).toArray(String[]::new);

    assertThat(listing(guids).listed()).hasSize(200).contains(address("n999"));
    assertThat(listing("x".repeat(600)).listed()).isEmpty();
  }

  private static WatchedFeed listing(String... guids) {
    return WatchedFeed.of(Feeds.withFullText(Feeds.herald())).having(at(guids));
  }

  private static List<Item> at(String... guids) {
    return Stream.of(guids).map(guid -> item(guid, address(guid))).toList();
  }

  private static String address(String guid) {
    return "http://herald.test/" + guid;
  }

  private static List<Item> items(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(n -> item("item-" + n)).toList();
  }

  private static Item item(String id) {
    return item(id, "");
  }

  private static Item item(String id, String url) {
    return new Item(
        id,
        "herald",
        "herald.test",
        "Herald",
        "GB",
        1,
        List.of(),
        "en",
        url,
        id,
        "",
        "",
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        false,
        false,
        "");
  }
}
