package dev.tocsin.newsroom;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The way of an item through the topologies of articles and stories, without a broker. */
final class NewsroomDesk implements AutoCloseable {
  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private final TopologyTestDriver articleDriver;
  private final TopologyTestDriver storyDriver;
  private final TestInputTopic<String, Item> items;
  private final TestInputTopic<String, Topic> topics;
  private final TestOutputTopic<String, Article> identified;
  private final TestInputTopic<String, Article> matched;
  private final TestOutputTopic<String, Alert> alerts;
  private final TestOutputTopic<String, Story> stories;
  private final List<Article> articles = new ArrayList<>();

  NewsroomDesk(Path state) {
    KafkaSettings kafka = new KafkaSettings("localhost:1", "tocsin.", 1, true, "test", state);
    List<StreamsApp> apps = Newsroom.apps(kafka, () -> NOON);
    articleDriver = driver(apps.get(0), kafka);
    storyDriver = driver(apps.get(1), kafka);
    items = input(articleDriver, KafkaTopics.ITEMS);
    topics = input(articleDriver, KafkaTopics.TOPICS);
    identified = output(articleDriver, KafkaTopics.ARTICLES);
    matched = input(storyDriver, KafkaTopics.ARTICLES);
    alerts = output(storyDriver, KafkaTopics.ALERTS);
    stories = output(storyDriver, KafkaTopics.STORIES);
  }

  void watch(String topicId, String query) {
    topics.pipeInput(topicId, topic(topicId, 1, query, false));
  }

  void take(Item item) {
    items.pipeInput(new TestRecord<>(item.site() + "/" + item.itemId(), item, item.fetchedAt()));
    for (TestRecord<String, Article> record : identified.readRecordsToList()) {
      articles.add(record.value());
      matched.pipeInput(record);
    }
  }

  /** All versions, in the order in which they came. */
  List<Article> articles() {
    return articles;
  }

  /** Those since they were last asked for. */
  List<Alert> alerts() {
    return alerts.readValuesToList();
  }

  /** Those since they were last asked for. */
  List<Story> stories() {
    return stories.readValuesToList();
  }

  @Override
  public void close() {
    articleDriver.close();
    storyDriver.close();
  }

  /** An entry of an outlet's one feed, with a page for its guid. */
  static Item item(String outlet, String guid, String title, String content, Instant fetchedAt) {
    String site = outlet + ".test";
    return new Item(
        Ids.of(outlet, guid, title, content),
        outlet,
        site,
        outlet,
        "GB",
        1,
        List.of(),
        "en",
        guid.isEmpty() ? "" : "http://" + site + "/" + guid,
        guid,
        title,
        "",
        content,
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        fetchedAt,
        false,
        false,
        "");
  }

  static TopologyTestDriver driver(StreamsApp app, KafkaSettings kafka) {
    Properties properties = StreamsProperties.of(app, kafka);
    return new TopologyTestDriver(app.build(properties), properties, NOON);
  }

  static <V> TestInputTopic<String, V> input(TopologyTestDriver driver, KafkaTopic<V> topic) {
    return driver.createInputTopic(
        topic.in("tocsin."), new StringSerializer(), topic.serde().serializer());
  }

  static <V> TestOutputTopic<String, V> output(TopologyTestDriver driver, KafkaTopic<V> topic) {
    return driver.createOutputTopic(
        topic.in("tocsin."), new StringDeserializer(), topic.serde().deserializer());
  }

  static Topic topic(String id, long version, String query, boolean downstream) {
    return new Topic(
        id,
        version,
        State.ACTIVE,
        id,
        "",
        List.of("en"),
        query,
        List.of(),
        1,
        Topic.Where.ANYWHERE,
        Map.of(),
        Topic.Tests.NONE,
        AlertPolicy.AT_ONCE,
        downstream,
        NOON);
  }
}
