package dev.tocsin.newsroom;

import static dev.tocsin.newsroom.NewsroomDesk.driver;
import static dev.tocsin.newsroom.NewsroomDesk.input;
import static dev.tocsin.newsroom.NewsroomDesk.output;
import static dev.tocsin.newsroom.NewsroomDesk.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomTopologiesTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  @TempDir private Path state;
  private TopologyTestDriver articleDriver;
  private TopologyTestDriver storyDriver;
  private TestInputTopic<String, Item> items;
  private TestInputTopic<String, Topic> topics;
  private TestOutputTopic<String, Article> articles;

  @BeforeEach
  void start() {
    KafkaSettings kafka = new KafkaSettings("localhost:1", "tocsin.", 1, true, "test", state);
    List<StreamsApp> apps = Newsroom.apps(kafka, () -> NOON);
    articleDriver = driver(apps.get(0), kafka);
    storyDriver = driver(apps.get(1), kafka);
    items = input(articleDriver, KafkaTopics.ITEMS);
    topics = input(articleDriver, KafkaTopics.TOPICS);
    articles = output(articleDriver, KafkaTopics.ARTICLES);
  }

  @AfterEach
  void stop() {
    articleDriver.close();
    storyDriver.close();
  }

  @Test
  void marksWhatATopicFindsInAnItem() {
    topics.pipeInput("talks", topic("talks", 1, "\"peace talks\"", false));

    items.pipeInput("herald.test/1", item("1", "Quiet <b>peace talks</b> begin"));

    Article article = articles.readValue();
    assertThat(article.title()).isEqualTo("Quiet peace talks begin");
    assertThat(article.matches()).extracting(Match::topicId).containsExactly("talks");
    Match.Span span = article.matches().getFirst().spans().getFirst();
    assertThat(article.title().substring(span.start(), span.end())).isEqualTo("peace talks");
  }

  @Test
  void appliesAnEditOfATopicToTheNextArticle() {
    topics.pipeInput("talks", topic("talks", 1, "harvest", false));
    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));

    topics.pipeInput("talks", topic("talks", 2, "talks", false));
    items.pipeInput("herald.test/2", item("2", "More talks"));

    List<Article> came = articles.readValuesToList();
    assertThat(came.get(0).matches()).isEmpty();
    assertThat(came.get(1).matches()).extracting(Match::topicVersion).containsExactly(2L);
  }

  @Test
  void keepsTheLastGoodVersionOfATopicThatCannotBeCompiled() {
    topics.pipeInput("talks", topic("talks", 1, "talks", false));
    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));
    topics.pipeInput("talks", topic("talks", 2, "(talks AND", false));

    items.pipeInput("herald.test/2", item("2", "More talks"));

    assertThat(articles.readValuesToList())
        .hasSize(2)
        .allSatisfy(
            article ->
                assertThat(article.matches()).extracting(Match::topicVersion).containsExactly(1L));
  }

  @Test
  void forgetsAnArticleThatWasNotSeenForAMonthAndAHalf() {
    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));
    items.pipeInput("herald.test/2", item("2", "Harvest is late", NOON.plus(Duration.ofDays(46))));

    items.pipeInput("herald.test/1", item("1", "Talks go on", NOON.plus(Duration.ofDays(46))));

    assertThat(articles.readValuesToList()).extracting(Article::version).containsExactly(1, 1, 1);
  }

  @Test
  void remembersAnArticleForAMonthFromItsLastVersion() {
    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));
    items.pipeInput("herald.test/1", item("1", "Talks go on", NOON.plus(Duration.ofDays(29))));
    items.pipeInput("herald.test/2", item("2", "Harvest is late", NOON.plus(Duration.ofDays(58))));

    items.pipeInput("herald.test/1", item("1", "Talks end", NOON.plus(Duration.ofDays(58))));

    assertThat(articles.readValuesToList())
        .extracting(Article::version)
        .containsExactly(1, 2, 1, 3);
  }

  @Test
  void countsVersionsOnWhenTheClockGoesBack() {
    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));
    items.pipeInput("herald.test/1", item("1", "Talks go on", NOON.minus(Duration.ofHours(1))));

    items.pipeInput("herald.test/1", item("1", "Talks end", NOON.minus(Duration.ofHours(2))));

    assertThat(articles.readValuesToList()).extracting(Article::version).containsExactly(1, 2, 3);
  }

  @Test
  void forgetsADeletedTopic() {
    topics.pipeInput("talks", topic("talks", 1, "talks", false));
    topics.pipeInput("talks", deleted(topic("talks", 2, "talks", false)));

    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));

    assertThat(articles.readValue().matches()).isEmpty();
  }

  @Test
  void goesOnAfterAnItemThatCannotBeRead() {
    TestInputTopic<String, String> raw =
        articleDriver.createInputTopic(
            "tocsin.items", new StringSerializer(), new StringSerializer());
    raw.pipeInput("herald.test/1", "{ no item");
    items.pipeInput("herald.test/2", item("2", "Peace talks begin"));

    assertThat(articles.readValuesToList()).hasSize(1);
  }

  @Test
  void raisesOneAlertForOneStoryAndSendsItDownstream() {
    topics.pipeInput("talks", topic("talks", 1, "talks", true));
    items.pipeInput("herald.test/1", item("1", "Peace talks begin quietly in the capital"));
    items.pipeInput(
        "herald.test/2", item("2", "Peace talks begin quietly in the capital, sources say"));

    List<TestRecord<String, Article>> published = articles.readRecordsToList();
    TestInputTopic<String, Article> in = input(storyDriver, KafkaTopics.ARTICLES);
    published.forEach(in::pipeInput);

    TestOutputTopic<String, Alert> alerts = output(storyDriver, KafkaTopics.ALERTS);
    TestOutputTopic<String, Alert> downstream =
        output(storyDriver, KafkaTopics.downstreamOf("talks"));
    Alert alert = alerts.readValue();
    assertThat(alert.article().title()).isEqualTo("Peace talks begin quietly in the capital");
    assertThat(alerts.isEmpty()).isTrue();
    assertThat(downstream.readRecord().key()).isEqualTo(alert.storyId());
  }

  @Test
  void tellsThoseWhoWereAlertedThatAnArticleWasTakenBack() {
    topics.pipeInput("talks", topic("talks", 1, "talks", true));
    items.pipeInput("herald.test/1", item("1", "Peace talks begin quietly in the capital"));
    items.pipeInput("herald.test/2", deleted("1"));
    items.pipeInput("herald.test/2", deleted("1"));

    List<TestRecord<String, Article>> published = articles.readRecordsToList();
    assertThat(published)
        .extracting(record -> record.value().change())
        .containsExactly(Change.NEW, Change.GONE);
    TestInputTopic<String, Article> in = input(storyDriver, KafkaTopics.ARTICLES);
    published.forEach(in::pipeInput);

    TestOutputTopic<String, Alert> alerts = output(storyDriver, KafkaTopics.ALERTS);
    Alert first = alerts.readValue();
    Alert withdrawn = alerts.readValue();
    assertThat(withdrawn.word()).isEqualTo("withdrawn");
    assertThat(withdrawn.storyId()).isEqualTo(first.storyId());
    assertThat(withdrawn.article().title()).isEqualTo(first.article().title());
    assertThat(alerts.isEmpty()).isTrue();
    assertThat(vainWithdrawals()).isEqualTo(1);
  }

  /** What is out on a story goes with it when it is closed, out of one store into another. */
  @Test
  void tellsOfAWithdrawalWhenTheStoryIsNoLongerOpen() {
    Instant fourDaysLater = NOON.plus(Duration.ofDays(4));
    topics.pipeInput("talks", topic("talks", 1, "talks", false));
    items.pipeInput("herald.test/1", item("1", "Peace talks begin quietly in the capital"));
    items.pipeInput("herald.test/2", item("2", "Harvest is late this year", fourDaysLater));
    items.pipeInput("herald.test/1", item("1", "", "", fourDaysLater, true));
    TestInputTopic<String, Article> in = input(storyDriver, KafkaTopics.ARTICLES);

    articles.readRecordsToList().forEach(in::pipeInput);

    assertThat(output(storyDriver, KafkaTopics.ALERTS).readValuesToList())
        .extracting(Alert::word)
        .containsExactly("new", "withdrawn");
    assertThat(stored("open-stories")).isTrue();
    assertThat(stored("alerts-of-stories")).isFalse();
  }

  /** Whether there is anything in a store. */
  private boolean stored(String store) {
    try (KeyValueIterator<?, ?> all = storyDriver.getKeyValueStore(store).all()) {
      return all.hasNext();
    }
  }

  @Test
  void countsTheEndOfWhatWasNeverSeenAndPublishesNothing() {
    items.pipeInput("herald.test/1", deleted("1"));

    assertThat(articles.isEmpty()).isTrue();
    assertThat(vainWithdrawals()).isEqualTo(1);
  }

  /** The feed says that it is English. */
  @Test
  void readsTheLanguageOfAnArticleFromItsText() {
    String title =
        "Die Gespräche über eine Waffenruhe sind wieder aufgenommen worden, wie ein Sprecher sagte,"
            + " und beide Seiten wollen nun über die Hilfe für die Stadt reden";
    items.pipeInput("herald.test/1", item("1", title));
    items.pipeInput(
        "herald.test/2",
        item(
            "1",
            title
                + ". But this was written in English, and to be read by those who are not at home"
                + " in the language of the one that it was in"));

    assertThat(articles.readRecordsToList())
        .allSatisfy(
            record -> {
              assertThat(record.value().language()).isEqualTo("de");
              assertThat(record.key()).startsWith("de/");
            })
        .hasSize(2);
  }

  @Test
  void tellsOperatorsOfASourceWhoseEveryDateIsWrong() {
    for (int i = 0; i < 12; i++) {
      items.pipeInput("herald.test/" + i, dated(item("g" + i, "Talks, day " + i), "2099-01-01"));
    }

    Alarm alarm = output(articleDriver, KafkaTopics.ALARMS).readValue();
    assertThat(alarm.about()).isEqualTo("site/herald.test");
    assertThat(alarm.problem())
        .isEqualTo(
            "the last 10 articles of 'Herald' all have dates that cannot be, this one in the"
                + " future");
    assertThat(articles.readValuesToList()).hasSize(12);
  }

  @Test
  void saysNothingOfAnArticleWhoseDateAloneChanged() {
    items.pipeInput("herald.test/1", item("1", "Peace talks begin"));

    items.pipeInput("herald.test/1b", item("1", "Peace talks begin"));

    assertThat(articles.readValuesToList()).extracting(Article::change).containsExactly(Change.NEW);
  }

  private double vainWithdrawals() {
    return articleDriver.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("vain-withdrawal-total"))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }

  private static Topic deleted(Topic topic) {
    return new Topic(
        topic.id(),
        topic.version(),
        State.DELETED,
        topic.name(),
        topic.description(),
        topic.languages(),
        topic.query(),
        topic.terms(),
        topic.threshold(),
        topic.where(),
        topic.shared(),
        topic.tests(),
        topic.alertPolicy(),
        topic.downstream(),
        topic.updatedAt());
  }

  private static Item dated(Item item, String day) {
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
        Optional.of(Instant.parse(day + "T00:00:00Z")),
        item.updatedAt(),
        item.fetchedAt(),
        item.seenBefore(),
        item.deleted(),
        item.runId());
  }

  private static Item item(String guid, String title) {
    return item(guid, title, NOON);
  }

  private static Item item(String guid, String title, Instant fetchedAt) {
    return item(guid, title, "http://herald.test/" + guid + "?utm_source=rss", fetchedAt, false);
  }

  private static Item deleted(String guid) {
    return item(guid, "", "", NOON, true);
  }

  private static Item item(
      String guid, String title, String url, Instant fetchedAt, boolean deleted) {
    return new Item(
        Ids.of(guid, title),
        "world",
        "herald.test",
        "Herald",
        "GB",
        1,
        List.of(),
        "en",
        url,
        guid,
        title,
        "",
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        fetchedAt,
        false,
        deleted,
        "");
  }
}
