package dev.tocsin.domain.article;

import static dev.tocsin.domain.Item.FullText.Status.FAILED;
import static dev.tocsin.domain.Item.FullText.Status.FETCHED;
import static dev.tocsin.domain.Item.FullText.Status.GONE;
import static dev.tocsin.domain.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Article.Sighting;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText.Status;
import dev.tocsin.domain.Samples;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentificationTest {
  private static final String URL = "http://herald.test/a";
  private static final CleanText TEXT = new CleanText("Talks resume", "Both sides met.", "");

  private static final CleanText NONE = new CleanText("", "", "");

  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, KnownArticle> articles = new HashMap<>();
  private final ArticleLedger ledger =
      new ArticleLedger() {
        @Override
        public Optional<String> articleByAlias(String alias) {
          return Optional.ofNullable(aliases.get(alias));
        }

        @Override
        public Optional<KnownArticle> article(String id) {
          return Optional.ofNullable(articles.get(id));
        }
      };

  @Test
  void opensAnArticleAtVersionOne() {
    Identification found = identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow();

    assertThat(found.article().version()).isEqualTo(1);
    assertThat(found.article().change()).isEqualTo(Change.NEW);
    assertThat(found.article().language()).isEqualTo("en");
  }

  @Test
  void saysNothingOfTheSameTextInTheSameFeed() {
    identify(Samples.item("world", URL, "1", NOON), TEXT);

    assertThat(identify(Samples.item("world", URL, "1", NOON), TEXT)).isEmpty();
  }

  @Test
  void tellsACorrectionFromAnEdit() {
    identify(Samples.item("world", URL, "1", NOON), TEXT);

    Identification edited =
        identify(Samples.item("world", URL, "1", NOON), body("More.")).orElseThrow();
    Identification corrected =
        identify(Samples.item("world", URL, "1", NOON), body("Correction: they did not meet."))
            .orElseThrow();
    Identification editedAgain =
        identify(
                Samples.item("world", URL, "1", NOON),
                body("Yet more.\n\nCorrection: they did not meet."))
            .orElseThrow();

    assertThat(edited.article().change()).isEqualTo(Change.UPDATED);
    assertThat(corrected.article().change()).isEqualTo(Change.CORRECTED);
    assertThat(editedAgain.article().change()).isEqualTo(Change.UPDATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORRECTED-Talks resume",
        "Both met.\n\nKorrektur: In einer früheren Fassung stand es anders.",
        "Both met.\n\nВиправлення: сторони не зустрічалися.",
        "Both met.\n\nAn earlier version of this article misstated the day.",
        "Both met.\n\n(This story has been corrected to say Tuesday.)"
      })
  void knowsANoticeInOtherWords(String body) {
    assertThat(body(body).notice()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A correction of the market is near.", "Corrections officers strike", "Both met."})
  void takesTheWordAloneForNoNotice(String body) {
    assertThat(body(body).notice()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2099-01-01T00:00:00Z, in the future",
    "1970-01-01T00:00:00Z, before 2000",
    "2015-06-01T00:00:00Z, ''",
    "2024-05-02T02:00:00Z, ''"
  })
  void saysWhyADateIsNotBelieved(Instant publishedAt, String suspicion) {
    assertThat(DateClaim.suspicion(Optional.of(publishedAt), Optional.empty(), NOON))
        .isEqualTo(suspicion);
  }

  @Test
  void suspectsAnArticleThatIsDatedAnew() {
    assertThat(
            DateClaim.suspicion(
                Optional.of(NOON), Optional.of(Instant.parse("2015-06-01T00:00:00Z")), NOON))
        .startsWith("dated anew");
  }

  @Test
  void keepsOneArticleForTwoFeeds() {
    String first =
        identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow().article().id();

    Identification second = identify(Samples.item("top", URL, "x", NOON), TEXT).orElseThrow();

    assertThat(second.article().id()).isEqualTo(first);
    assertThat(second.article().change()).isEqualTo(Change.SEEN);
    assertThat(second.article().sightings())
        .extracting(Sighting::feedId)
        .containsExactly("world", "top");
  }

  @Test
  void makesAVersionOfChangedText() {
    identify(Samples.item("world", URL, "1", NOON), TEXT);

    Identification next =
        identify(Samples.item("world", URL, "1", NOON), new CleanText("Talks stall", "", ""))
            .orElseThrow();

    assertThat(next.article().version()).isEqualTo(2);
    assertThat(next.article().change()).isEqualTo(Change.UPDATED);
  }

  @Test
  void knowsAMovedArticleByItsGuid() {
    String first =
        identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow().article().id();

    Optional<Identification> moved =
        identify(
            Samples.item("world", "http://herald.test/b", "1", NOON), new CleanText("T", "", ""));

    assertThat(moved.orElseThrow().article().id()).isEqualTo(first);
  }

  @Test
  void keepsArticlesOfDifferentRunsApart() {
    String real =
        identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow().article().id();

    Identification test = identify(inRun("r1"), TEXT).orElseThrow();

    assertThat(test.article().id()).isNotEqualTo(real);
  }

  @Test
  void knowsAnArticleByTheAddressThatItsPageNames() {
    String first = identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow().known().id();
    Item moved =
        Samples.item("front", URL + "?from=front", "2", NOON)
            .with(new Item.FullText("", Item.FullText.Status.FETCHED, "", URL));

    Identification found = identify(moved, TEXT).orElseThrow();

    assertThat(found.article().id()).isEqualTo(first);
    assertThat(found.article().change()).isEqualTo(Change.SEEN);
    assertThat(identify(Samples.item("front", URL + "?from=front", "3", NOON), TEXT)).isEmpty();
  }

  @Test
  void endsAnArticleThatItsFeedTakesBackByItsGuid() {
    String id = identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow().known().id();

    Identification gone = identify(Samples.deleted("world", "", "1", NOON), NONE).orElseThrow();

    assertThat(gone.article().id()).isEqualTo(id);
    assertThat(gone.article().change()).isEqualTo(Change.GONE);
    assertThat(gone.article().version()).isEqualTo(2);
    assertThat(gone.article().url()).isEqualTo(URL);
    assertThat(gone.article().title()).isEmpty();
  }

  @Test
  void endsAnArticleWhoseGuidIsItsUrl() {
    identify(Samples.item("world", URL, URL, NOON), TEXT);

    assertThat(identify(Samples.deleted("world", URL, URL, NOON), NONE))
        .map(found -> found.article().change())
        .contains(Change.GONE);
  }

  /** The id is an address, and the article has another one. */
  @Test
  void endsAnArticleWhoseGuidLooksLikeItsUrl() {
    String id = "http://herald.test/?p=1";
    identify(Samples.item("world", URL, id, NOON), TEXT);

    assertThat(identify(Samples.deleted("world", id, id, NOON), NONE))
        .map(found -> found.article().url())
        .contains(URL);
  }

  @Test
  void makesNothingOfTheEndOfWhatWasNeverSeen() {
    assertThat(identify(Samples.deleted("world", URL, "1", NOON), NONE)).isEmpty();
    assertThat(articles).isEmpty();
  }

  @Test
  void endsAnArticleOnce() {
    identify(Samples.item("world", URL, "1", NOON), TEXT);
    identify(Samples.deleted("world", "", "1", NOON), NONE);

    assertThat(identify(Samples.deleted("world", "", "1", NOON), NONE)).isEmpty();
  }

  @Test
  void updatesAnArticleThatComesBack() {
    identify(Samples.item("world", URL, "1", NOON), TEXT);
    identify(Samples.deleted("world", "", "1", NOON), NONE);

    Identification back = identify(Samples.item("world", URL, "1", NOON), TEXT).orElseThrow();

    assertThat(back.article().change()).isEqualTo(Change.UPDATED);
    assertThat(back.article().version()).isEqualTo(3);
    assertThat(back.article().title()).isEqualTo(TEXT.title());
  }

  @Test
  void endsAnArticleWhosePageWasReadAndIsGone() {
    identify(withPage(FETCHED), body("The text of the page."));

    Identification gone = identify(withPage(GONE), TEXT).orElseThrow();

    assertThat(gone.article().change()).isEqualTo(Change.GONE);
    assertThat(identify(withPage(GONE), body("Edited."))).isEmpty();
  }

  /** An entry that was taken out: nothing but its page is known then. */
  @Test
  void makesNothingOfAPageThatIsGoneAndWasNeverRead() {
    assertThat(identify(withPage(GONE), NONE)).isEmpty();
    identify(withPage(FAILED), TEXT);

    assertThat(identify(withPage(GONE), NONE)).isEmpty();
  }

  @Test
  void opensAnArticleWhosePageIsGoneAtFirstSight() {
    Identification first = identify(withPage(GONE), TEXT).orElseThrow();

    assertThat(first.article().change()).isEqualTo(Change.NEW);
  }

  /** Such as where robots are shown no page at all. */
  @Test
  void editsAnArticleWhosePageWasNeverThereForUs() {
    identify(withPage(GONE), TEXT);

    assertThat(identify(withPage(GONE), body("Edited.")))
        .map(found -> found.article().change())
        .contains(Change.UPDATED);
  }

  @Test
  void remembersThatThePageWasReadWhateverComesBetween() {
    identify(Samples.item("world", URL, "1", NOON), TEXT);
    identify(withPage(FETCHED), body("The text of the page."));
    identify(withPage(FAILED), TEXT);

    assertThat(identify(withPage(GONE), TEXT))
        .map(found -> found.article().change())
        .contains(Change.GONE);
  }

  @Test
  void identifiesAnEntryWithoutLinkAndGuidByItsTitle() {
    identify(Samples.item("world", "", "", NOON), TEXT);

    assertThat(identify(Samples.item("world", "", "", NOON), TEXT)).isEmpty();
  }

  private Optional<Identification> identify(Item item, CleanText text) {
    SequencedSet<String> urls =
        new LinkedHashSet<>(List.of(item.url(), item.fullText().canonical()));
    urls.remove("");
    Optional<Identification> found =
        Identification.of(item, text, urls, (clean, claimed) -> "en", ledger);
    found.ifPresent(
        id -> {
          id.aliasesToRemember().forEach(alias -> aliases.putIfAbsent(alias, id.known().id()));
          articles.put(id.known().id(), id.known());
        });
    return found;
  }

  private static Item inRun(String runId) {
    Item item = Samples.item("world", URL, "1", NOON);
    return new Item(
        item.itemId(),
        item.feedId(),
        item.site(),
        item.outlet(),
        item.country(),
        item.tier(),
        item.groups(),
        item.language(),
        item.url(),
        item.guid(),
        item.title(),
        item.summaryHtml(),
        item.contentHtml(),
        item.fullText(),
        item.author(),
        item.categories(),
        item.publishedAt(),
        item.updatedAt(),
        item.fetchedAt(),
        item.seenBefore(),
        item.deleted(),
        runId);
  }

  private static Item withPage(Status status) {
    return Samples.item("world", URL, "1", NOON).with(new Item.FullText("", status, "", ""));
  }

  private static CleanText body(String body) {
    return new CleanText(TEXT.title(), TEXT.lead(), body);
  }
}
