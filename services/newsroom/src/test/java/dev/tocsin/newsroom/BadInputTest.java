package dev.tocsin.newsroom;

import static dev.tocsin.newsroom.NewsroomDesk.NOON;
import static dev.tocsin.newsroom.NewsroomDesk.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Story;
import dev.tocsin.messaging.KafkaTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no sound publisher sends: no false alert, nothing lost, no story closed early. */
class BadInputTest {
  private static final String TITLE = "Envoys open peace talks in the capital on the harvest";
  private static final String TEXT = "The envoys met in the old town hall, and go on tomorrow.";

  @TempDir private Path state;
  private NewsroomDesk desk;

  @BeforeEach
  void open() {
    desk = new NewsroomDesk(state);
    desk.watch("talks", "\"peace talks\"");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "0001-01-01T00:00:00Z"})
  void datesThatCannotBeDriveNothing(Instant claimed) {
    desk.take(item("herald", "1", TITLE, TEXT, NOON));
    desk.take(dated(item("courier", "1", TITLE, TEXT, NOON.plusSeconds(60)), claimed));
    desk.take(item("gazette", "1", TITLE, TEXT, NOON.plusSeconds(120)));

    assertThat(desk.articles()).extracting(Article::change).containsOnly(Change.NEW).hasSize(3);
    assertThat(desk.articles().get(1).dateSuspect()).isNotEmpty();
    assertThat(desk.alerts()).extracting(Alert::level).containsExactly(Level.NEW);
    Story story = desk.stories().getLast();
    assertThat(story.size()).isEqualTo(3);
    assertThat(story.firstSeenAt()).isEqualTo(NOON);
    assertThat(story.lastSeenAt()).isEqualTo(NOON.plusSeconds(120));
  }

  @Test
  void bodyOfFiveMegabytesIsCutAndItsTitleStillAlerts() {
    String five = "<p>" + "Nobody reads as far as this. ".repeat(180_000) + "peace talks</p>";

    desk.take(item("herald", "1", TITLE, five, NOON));
    desk.take(item("courier", "1", "Rain is late this year", "", NOON));

    Article article = desk.articles().getFirst();
    assertThat(article.body()).hasSizeLessThanOrEqualTo(256 << 10).endsWith(" […]");
    assertThat(KafkaTopics.ARTICLES.serde().serializer().serialize("", article))
        .hasSizeLessThan(900 << 10);
    assertThat(desk.alerts()).hasSize(1);
    assertThat(desk.articles()).hasSize(2);
  }

  @Test
  void entriesWithoutATitleAreToldApart() {
    desk.take(item("herald", "1", "", "Peace talks begin in the capital.", NOON));
    desk.take(item("herald", "2", "", "Rain is late this year, farmers fear.", NOON));

    assertThat(desk.articles()).extracting(Article::change).containsOnly(Change.NEW).hasSize(2);
    assertThat(desk.alerts()).hasSize(1);
  }

  /** As in feeds of short messages: without a name of any kind, each text is an article. */
  @Test
  void entriesWithoutTitleLinkAndGuidAreToldApart() {
    desk.take(item("herald", "", "", "Rain is late this year, farmers fear.", NOON));
    desk.take(item("herald", "", "", "Peace talks begin in the capital.", NOON));
    desk.take(item("herald", "", "", "Peace talks begin in the capital.", NOON));

    assertThat(desk.articles()).extracting(Article::change).containsOnly(Change.NEW).hasSize(2);
    assertThat(desk.alerts()).hasSize(1);
  }

  @Test
  void titleOfAThousandArticlesOfOneOutletAlertsOnceAStory() {
    desk.watch("ferry", "ferry");
    for (int i = 0; i < 1_000; i++) {
      String text = i == 700 ? "A ferry ran aground off the island at dawn." : words(i);
      desk.take(item("herald", "n" + i, "News in brief", text, NOON.plusSeconds(i)));
    }

    assertThat(desk.articles()).extracting(Article::id).doesNotHaveDuplicates().hasSize(1_000);
    assertThat(desk.alerts()).extracting(Alert::topicId).containsExactly("ferry");
  }

  @Test
  void titleOfAThousandOutletsIsOneStoryOfOneSource() {
    for (int i = 0; i < 1_000; i++) {
      desk.take(item("outlet" + i, "1", TITLE, "", NOON.plusSeconds(i)));
    }

    assertThat(desk.articles()).extracting(Article::id).doesNotHaveDuplicates().hasSize(1_000);
    assertThat(desk.alerts()).extracting(Alert::level).containsExactly(Level.NEW);
    Story story = desk.stories().getLast();
    assertThat(story.size()).isEqualTo(1_000);
    assertThat(story.owners()).isEqualTo(1);
    assertThat(story.members()).hasSize(Story.MEMBERS_KEPT);
  }

  /** English, German and Ukrainian; the feed says that it is English. */
  @Test
  void textInThreeLanguagesStaysWithItsFeed() {
    String three =
        "<p>The envoys of both sides open peace talks in the capital, and will go on tomorrow.</p>"
            + "<p>Die Gesandten beider Seiten haben in der Hauptstadt Gespräche begonnen, und sie"
            + " wollen sie morgen fortsetzen.</p>"
            + "<p>Посланці обох сторін розпочали в столиці переговори, і вони продовжать їх"
            + " завтра.</p>";

    desk.take(item("herald", "1", "Talks · Gespräche · Переговори", three, NOON));

    Article article = desk.articles().getFirst();
    assertThat(article.language()).isEqualTo("en");
    assertThat(found(article)).containsExactly("peace talks");
    assertThat(desk.alerts()).hasSize(1);
  }

  @Test
  void htmlThatNeverClosesIsReadToItsEnd() {
    String open = "<div><p>Rain is <b>late<p><table><tr><td>Envoys met: <i>peace <a href='x'>talks";

    desk.take(item("herald", "1", "<b>Rain <i>is late", open, NOON));

    Article article = desk.articles().getFirst();
    assertThat(article.title()).isEqualTo("Rain is late");
    assertThat(found(article)).containsExactly("peace talks");
    assertThat(desk.alerts()).hasSize(1);
  }

  /** For a day, with a correction that stays once it is there. */
  @Test
  void editEveryMinuteAlertsOnceAndOnItsCorrection() {
    for (int minute = 0; minute < 1_440; minute++) {
      String notice = minute < 600 ? "" : "<p>Correction: the envoys did not meet on Monday.</p>";
      String text = "<p>" + TEXT + " Minute " + minute + ".</p>" + notice;
      desk.take(item("herald", "1", TITLE, text, NOON.plus(Duration.ofMinutes(minute))));
    }

    assertThat(desk.articles()).hasSize(1_440);
    assertThat(desk.articles()).extracting(Article::id).containsOnly(desk.articles().get(0).id());
    assertThat(desk.alerts()).extracting(Alert::level).containsExactly(Level.NEW, Level.CORRECTED);
    assertThat(desk.stories()).allMatch(story -> story.size() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2H", "P2D", "P40D", "P400D"})
  void clockThatGoesBackClosesNoStory(Duration back) {
    Instant then = NOON.minus(back);
    desk.take(item("herald", "1", "Rain is late this year, farmers fear", "", NOON));

    desk.take(item("herald", "2", TITLE, TEXT, then));
    desk.take(item("courier", "1", "Rain is late this year, farmers fear", "", then));
    desk.take(item("courier", "2", TITLE, TEXT, then.plusSeconds(60)));
    desk.take(item("gazette", "2", TITLE, TEXT, NOON.plusSeconds(60)));

    assertThat(desk.articles()).hasSize(5);
    assertThat(desk.alerts()).extracting(Alert::level).containsExactly(Level.NEW);
    assertThat(desk.stories().stream().map(Story::id).distinct()).hasSize(2);
  }

  private static List<String> found(Article article) {
    return article.matches().stream()
        .flatMap(match -> match.spans().stream())
        .map(span -> text(article, span).substring(span.start(), span.end()))
        .toList();
  }

  private static String text(Article article, Match.Span span) {
    return switch (span.field()) {
      case TITLE -> article.title();
      case LEAD -> article.lead();
      case BODY -> article.body();
    };
  }

  /** A report of its own in words that no other has. */
  private static String words(int number) {
    StringBuilder text = new StringBuilder();
    for (char letter = 'a'; letter <= 'l'; letter++) {
      text.append(String.format(Locale.ROOT, "%c%04d ", letter, number));
    }
    return text.toString();
  }

  private static Item dated(Item item, Instant claimed) {
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
        Optional.of(claimed),
        item.updatedAt(),
        item.fetchedAt(),
        item.seenBefore(),
        item.deleted(),
        item.runId());
  }
}
