package dev.tocsin.messaging;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Notice;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaTopic.Cleanup;
import dev.tocsin.messaging.KafkaTopic.Spread;
import java.time.Duration;
import java.util.List;

/** The catalogue: every Kafka topic of the line. Nobody else spells a name. */
public final class KafkaTopics {
  public static final KafkaTopic<Feed> FEEDS =
      compacted("feeds", Feed.class, "site/feedId", Spread.WIDE, "The feeds that people want.");
  public static final KafkaTopic<FeedStatus> FEED_STATUS =
      compacted(
          "feed-status",
          FeedStatus.class,
          "site/feedId",
          Spread.WIDE,
          "What the last poll of a feed came to, and when and why the next one is.");
  public static final KafkaTopic<Item> PAGES =
      kept(
          "pages",
          Item.class,
          "site/itemId",
          1,
          "Sightings that wait for the page of their article, by the site of the page.");
  public static final KafkaTopic<HubWord> PUSHES =
      kept(
          "pushes",
          HubWord.class,
          "site/pushId",
          1,
          "What WebSub hubs pushed, verified or denied, by the site of the feed.");
  public static final KafkaTopic<Item> ITEMS =
      kept("items", Item.class, "site/itemId", 30, "Sightings of entries, as parsed.");
  public static final KafkaTopic<Topic> TOPICS =
      compacted("topics", Topic.class, "topicId", Spread.SINGLE, "Topics, the current version.");
  public static final KafkaTopic<Topic> TOPIC_VERSIONS =
      compacted(
          "topic-versions",
          Topic.class,
          "topicId@version",
          Spread.SINGLE,
          "Every version of every topic; written in one transaction with topics.");
  public static final KafkaTopic<Article> ARTICLES =
      kept(
          "articles",
          Article.class,
          "language/articleId",
          30,
          "Every version of every article, with the topics that match it.");
  public static final KafkaTopic<Story> STORIES =
      new KafkaTopic<>(
          "stories",
          Story.class,
          "language/storyId",
          Spread.WIDE,
          Cleanup.COMPACT_AND_DELETE,
          Duration.ofDays(30),
          "Stories as they grow; of each article, why it is there.");
  public static final KafkaTopic<Alert> ALERTS =
      kept("alerts", Alert.class, "topicId", 30, "One alert for each topic, story, level, step.");
  public static final KafkaTopic<Subscription> SUBSCRIPTIONS =
      compacted(
          "subscriptions",
          Subscription.class,
          "subscriptionId",
          Spread.SINGLE,
          "Who gets which alerts, where and how often; secrets are sealed.");
  public static final KafkaTopic<SubscriptionStatus> SUBSCRIPTION_STATUS =
      compacted(
          "subscription-status",
          SubscriptionStatus.class,
          "subscriptionId",
          Spread.WIDE,
          "How a receiver is: working, failing and since when, disabled and why.");
  public static final KafkaTopic<Notice> NOTICES =
      kept(
          "notices", Notice.class, "subscriptionId", 7, "Alerts by subscription, not yet grouped.");
  public static final KafkaTopic<Delivery> DELIVERIES =
      kept("deliveries", Delivery.class, "subscriptionId/deliveryId", 7, "Messages to send.");
  public static final KafkaTopic<Attempt> ATTEMPTS =
      kept("attempts", Attempt.class, "subscriptionId/deliveryId", 7, "Each try of a delivery.");
  public static final KafkaTopic<Request> REQUESTS =
      kept("requests", Request.class, "as its target", 1, "What people ask of the services.");
  public static final KafkaTopic<Alarm> ALARMS =
      kept("alarms", Alarm.class, "what it is about", 30, "Something is wrong, for operators.");
  public static final KafkaTopic<byte[]> DEAD_LETTERS =
      kept(
          "dead-letters",
          byte[].class,
          "as it came",
          30,
          "Records that could not be processed, as they came, with the reason in their headers.");

  private static final String DOWNSTREAM = "alerts.";

  private KafkaTopics() {}

  /** All of them, in the order in which news flows. */
  public static List<KafkaTopic<?>> all() {
    return List.of(
        FEEDS,
        FEED_STATUS,
        PAGES,
        PUSHES,
        ITEMS,
        TOPICS,
        TOPIC_VERSIONS,
        ARTICLES,
        STORIES,
        ALERTS,
        SUBSCRIPTIONS,
        SUBSCRIPTION_STATUS,
        NOTICES,
        DELIVERIES,
        ATTEMPTS,
        REQUESTS,
        ALARMS,
        DEAD_LETTERS);
  }

  /** The downstream Kafka topic of one news topic. */
  public static KafkaTopic<Alert> downstreamOf(String topicId) {
    return kept(DOWNSTREAM + topicId, Alert.class, "storyId", 30, "The alerts of one news topic.");
  }

  private static <V> KafkaTopic<V> compacted(
      String name, Class<V> type, String key, Spread spread, String about) {
    return new KafkaTopic<>(name, type, key, spread, Cleanup.COMPACT, Duration.ZERO, about);
  }

  private static <V> KafkaTopic<V> kept(
      String name, Class<V> type, String key, int days, String about) {
    return new KafkaTopic<>(
        name, type, key, Spread.WIDE, Cleanup.DELETE, Duration.ofDays(days), about);
  }
}
