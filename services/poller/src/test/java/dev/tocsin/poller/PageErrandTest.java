package dev.tocsin.poller;

import static dev.tocsin.poller.Feeds.herald;
import static dev.tocsin.poller.Feeds.silent;
import static dev.tocsin.poller.Feeds.withFullText;
import static dev.tocsin.poller.PollDesk.NOON;
import static dev.tocsin.poller.Replies.V1;
import static dev.tocsin.poller.Replies.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText.Status;
import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.domain.poll.ServerWord.Source;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.poller.extraction.Extraction;
import dev.tocsin.poller.extraction.PageExtractor;
import dev.tocsin.poller.parsing.ParsedEntry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of entries whose feed asks for full text, on the real topology. */
final class PageErrandTest {
  private static final String PAGE_A = "http://herald.test/a";
  private static final String PAGE_B = "http://herald.test/b";
  private static final Feed FEED = withFullText(herald());

  private final PollDesk desk = PollDesk.byClock();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void itemIsPublishedOnceWithTheTextOfItsPage() {
    desk.hasPage(PAGE_A, page(Pages.article()));
    poll(document(V1, "a"));

    desk.work();

    List<KeyValue<String, Item>> items = desk.keyedItems();
    assertThat(items).hasSize(1);
    Item item = items.getFirst().value;
    assertThat(items.getFirst().key).isEqualTo("herald.test/" + item.itemId());
    assertThat(item.fullText().status()).isEqualTo(Status.FETCHED);
    assertThat(item.fullText().html()).contains(Pages.FIRST_WORDS).doesNotContain("Imprint");
    assertThat(item.summaryHtml()).isEqualTo("<p>a</p>");
  }

  @Test
  void itemWaitsForItsPage() {
    desk.hasPage(PAGE_A, page(Pages.article()));

    poll(document(V1, "a"));

    assertThat(desk.items()).isEmpty();
  }

  @Test
  void pageSaysWhatTheFeedDoesNot() {
    desk.hasPage(PAGE_A, page(Pages.article()));
    poll(document(V1, "a"));

    desk.work();

    Item item = desk.items().getFirst();
    assertThat(item.author()).isEqualTo("Ada Writer");
    assertThat(item.publishedAt()).contains(NOON.minus(Duration.ofHours(3)));
    assertThat(item.fullText().canonical()).isEqualTo("http://herald.test/talks");
    assertThat(item.language()).isEqualTo("en");
  }

  @Test
  void summaryIsKeptWhenThereIsNoPageAndTheItemSaysWhy() {
    desk.hasPage(PAGE_A, PageReply.missed("HTTP 404"));
    poll(document(V1, "a"));

    desk.work();

    Item item = desk.items().getFirst();
    assertThat(item.summaryHtml()).isEqualTo("<p>a</p>");
    assertThat(item.fullText()).isEqualTo(Item.FullText.failed("HTTP 404"));
  }

  @Test
  void itemSaysThatItsPageIsGone() {
    desk.hasPage(PAGE_A, new PageReply.Gone("HTTP 410"));
    poll(document(V1, "a"));

    desk.work();

    Item item = desk.items().getFirst();
    assertThat(item.summaryHtml()).isEqualTo("<p>a</p>");
    assertThat(item.fullText()).isEqualTo(Item.FullText.gone("HTTP 410"));
  }

  @Test
  void pageOfAnEntryThatWasTakenOutIsAskedForOnceMoreAndItsEndIsTold() {
    readPagesOf("e", "d", "c", "b", "a");
    desk.hasPage("http://herald.test/d", new PageReply.Gone("HTTP 410"));

    pollAgain(document(V1, "e", "c", "b", "a"));
    desk.work();
    pollAgain(document(V1, "e", "c", "b", "a"));

    assertThat(desk.pagesAsked).containsExactly("http://herald.test/d");
    assertThat(desk.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.url()).isEqualTo("http://herald.test/d");
              assertThat(item.fullText()).isEqualTo(Item.FullText.gone("HTTP 410"));
              assertThat(item.title()).isEmpty();
            });
  }

  @Test
  void nothingIsToldOfAnEntryThatWasTakenOutWhilePageOrSiteSayNothing() {
    readPagesOf("e", "d", "c", "b", "a");
    desk.hasPage("http://herald.test/d", page(Pages.article()));
    pollAgain(document(V1, "e", "c", "b", "a"));
    desk.work();
    desk.hasPage("http://herald.test/e", PageReply.missed("HTTP 503"));
    pollAgain(document(V1, "f", "c", "b", "a"));
    desk.work();
    desk.work();

    assertThat(desk.pagesAsked).contains("http://herald.test/d", "http://herald.test/e");
    assertThat(desk.items()).extracting(Item::guid).containsExactly("f");
  }

  @Test
  void entriesThatGiveWayToNewerOnesAreNotAskedForAgain() {
    readPagesOf("e", "d", "c", "b", "a");

    pollAgain(document(V1, "e", "d", "c"));
    desk.work();

    assertThat(desk.pagesAsked).isEmpty();
  }

  @Test
  void deletedEntryIsToldOnceAndItsPageIsNotAskedFor() {
    poll(Replies.deletion(V1, "a", "", NOON));

    Item item = desk.items().getFirst();
    assertThat(item.deleted()).isTrue();
    assertThat(item.guid()).isEqualTo("a");
    assertThat(item.site()).isEqualTo("gazette.test");
    assertThat(desk.pagesAsked).isEmpty();

    desk.clock.advance(Duration.ofHours(1));
    poll(Replies.deletion(V1, "a", "", NOON));
    assertThat(desk.items()).isEmpty();
  }

  @Test
  void deletedEntryWithALinkNeedsNoPageEither() {
    poll(Replies.deletion(V1, "a", PAGE_A, NOON));

    Item item = desk.items().getFirst();
    assertThat(item.site()).isEqualTo("herald.test");
    assertThat(item.fullText()).isEqualTo(Item.FullText.NOT_ASKED);
  }

  @Test
  void summaryIsKeptWhenThePageHoldsNoArticle() {
    desk.hasPage(PAGE_A, page("<html><body></body></html>"));
    poll(document(V1, "a"));

    desk.work();

    Item item = desk.items().getFirst();
    assertThat(item.summaryHtml()).isEqualTo("<p>a</p>");
    assertThat(item.fullText().status()).isEqualTo(Status.FAILED);
    assertThat(item.fullText().why()).isNotEmpty();
  }

  @Test
  void summaryIsKeptWhenThePageSaysLess() {
    String wall = "<html><body><article><p>Please log in to read on.</p></article></body></html>";
    desk.hasPage(PAGE_A, page(wall));
    poll(document(V1, withContent("<p>" + Pages.FIRST_WORDS + ".</p>")));

    desk.work();

    Item item = desk.items().getFirst();
    assertThat(item.contentHtml()).contains(Pages.FIRST_WORDS);
    assertThat(item.fullText().html()).isEmpty();
    assertThat(item.fullText().why()).isEqualTo("the page says less than the feed");
  }

  @Test
  void defectKeepsTheSummaryToo() {
    poll(document(V1, "a")); // no page is scripted: the job throws

    desk.work();

    assertThat(desk.items().getFirst().fullText().why()).startsWith("a defect of Tocsin");
  }

  @Test
  void feedThatGivesTheWholeTextNeedsNoPage() {
    String whole = "<p>" + "All that was said at the harbour. ".repeat(100) + "</p>";

    poll(document(V1, withContent(whole)));

    assertThat(desk.items().getFirst().fullText()).isEqualTo(Item.FullText.NOT_ASKED);
    assertThat(desk.pagesAsked).isEmpty();
  }

  @Test
  void backlogNeedsNoPages() {
    desk.willReply(document(V1, "a"));
    desk.want(silent(FEED));
    desk.work();

    assertThat(desk.items().getFirst().fullText()).isEqualTo(Item.FullText.NOT_ASKED);
  }

  @Test
  void feedThatDoesNotAskForFullTextNeedsNoPages() {
    desk.willReply(document(V1, "a"));
    desk.want(herald());
    desk.work();

    assertThat(desk.items().getFirst().fullText()).isEqualTo(Item.FullText.NOT_ASKED);
  }

  @Test
  void pagesOfOneSiteAreAskedForOneByOne() {
    desk.hasPage(PAGE_A, page(Pages.article()));
    desk.hasPage(PAGE_B, page(Pages.article()));
    poll(document(V1, "b", "a"));

    desk.tick();

    assertThat(desk.jobsOut()).isEqualTo(1);
    desk.work();
    desk.work();
    assertThat(desk.items()).hasSize(2);
  }

  @Test
  void siteThatWantsToBeLeftAloneIsNotAskedForTheNextPage() {
    ServerWord word = new ServerWord(NOON.plus(Duration.ofHours(2)), Source.RETRY_AFTER);
    desk.hasPage(PAGE_A, new PageReply.Missed("HTTP 429", Optional.of(word)));
    poll(document(V1, "b", "a"));

    desk.work();
    desk.work();

    assertThat(desk.pagesAsked).hasSize(1);
    assertThat(desk.items())
        .extracting(item -> item.fullText().why())
        .containsExactly("HTTP 429", "the site wants to be left alone until 2024-05-01T14:00:00Z");
  }

  @Test
  void itemDoesNotWaitForEver() {
    desk.hasPage(PAGE_A, page(Pages.article()));
    poll(document(V1, "b", "a"));
    desk.tick();

    desk.clock.advance(Duration.ofHours(2));
    desk.runJobs();
    desk.tick();
    desk.tick();

    assertThat(desk.items())
        .extracting(item -> item.fullText().status())
        .containsExactly(Status.FETCHED, Status.FAILED);
  }

  @Test
  void whatIsTooMuchForASiteIsPublishedAsItIs() {
    String[] guids = IntStream.range(0, 510).mapToObj(n -> "n" + n).toArray(String[]::new);

    poll(document(V1, guids));

    assertThat(desk.items())
        .hasSize(10)
        .allSatisfy(item -> assertThat(item.fullText().why()).startsWith("500 pages"));
  }

  @Test
  void threeLongTextsFitIntoARecord() {
    String quotes = "<p>" + "\"".repeat(400_000) + "…</p>";
    Extraction long3 =
        new Extraction.Article(
            quotes,
            Extraction.How.MARKED,
            new Extraction.About("", "", Optional.empty(), Optional.empty(), ""));
    desk.hasPage(PAGE_A, new PageReply.Page(long3));
    poll(document(V1, withContent(quotes)));

    desk.work();

    Item item = desk.items().getFirst();
    assertThat(item.fullText().status()).isEqualTo(Status.FETCHED);
    assertThat(KafkaTopics.ITEMS.serde().serializer().serialize("", item))
        .hasSizeLessThan(900 << 10);
  }

  private void poll(Reply reply) {
    desk.willReply(reply);
    desk.want(FEED);
    desk.tick();
    desk.runJobs();
    desk.tick();
  }

  private void readPagesOf(String... guids) {
    Stream.of("a", "b", "c", "d", "e", "f")
        .forEach(guid -> desk.hasPage("http://herald.test/" + guid, page(Pages.article())));
    poll(document(V1, guids));
    for (int i = 0; i < guids.length; i++) {
      desk.work();
    }
    assertThat(desk.items()).hasSize(guids.length);
    desk.pagesAsked.clear();
  }

  private void pollAgain(Reply reply) {
    desk.willReply(reply);
    desk.workAtNextPoll();
    desk.tick();
  }

  private static ParsedEntry withContent(String content) {
    return new ParsedEntry(
        "a", PAGE_A, "a", content, content, "", List.of(), Optional.empty(), Optional.empty());
  }

  private static PageReply page(String html) {
    return new PageReply.Page(
        new PageExtractor()
            .extract(
                html.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"),
                URI.create(PAGE_A)));
  }
}
