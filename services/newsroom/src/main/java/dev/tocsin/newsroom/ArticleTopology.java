package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.article.KnownArticle;
import dev.tocsin.domain.article.SourceDates;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.stores.DiskStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/** {@code items → identify → match → articles, alarms}, by site. */
final class ArticleTopology {
  private ArticleTopology() {}

  static Topology build(StreamsBuilder builder, KafkaSettings kafka) {
    TopicBook book = new TopicBook();
    keepTopics(builder, kafka, book);
    KStream<String, Article> articles = identify(builder, kafka);
    AlertSinks.raise(watchDates(builder, articles), kafka);
    publish(match(articles, book), kafka);
    return builder.build();
  }

  /** Topics are data: every instance has all of them. */
  private static void keepTopics(StreamsBuilder builder, KafkaSettings kafka, TopicBook book) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(TopicBook.STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled(),
        kafka.name(KafkaTopics.TOPICS),
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("keep-topics"),
        () -> book.new Keeper());
  }

  /** Items of one site are on one partition, and identity never crosses sites. */
  private static KStream<String, Article> identify(StreamsBuilder builder, KafkaSettings kafka) {
    builder.addStateStore(Monthly.builder(IdentifyArticles.ALIASES, Serdes.String()));
    builder.addStateStore(
        Monthly.builder(IdentifyArticles.ARTICLES, JsonSerde.of(KnownArticle.class)));
    KStream<String, Item> items =
        builder.stream(
            kafka.name(KafkaTopics.ITEMS),
            Consumed.with(Serdes.String(), KafkaTopics.ITEMS.serde()).withName("read-items"));
    return items.process(
        IdentifyArticles::new,
        Named.as("identify-articles"),
        IdentifyArticles.ALIASES,
        IdentifyArticles.ARTICLES);
  }

  /** A source is a site, and all of one is here. */
  private static KStream<String, Alarm> watchDates(
      StreamsBuilder builder, KStream<String, Article> articles) {
    builder.addStateStore(DiskStore.builder(WatchDates.DATES, JsonSerde.of(SourceDates.class)));
    return articles.process(WatchDates::new, Named.as("watch-dates"), WatchDates.DATES);
  }

  /**
   * Matching is the heavy step: it stays where the article was identified, before the repartition.
   */
  private static KStream<String, Article> match(KStream<String, Article> articles, TopicBook book) {
    return articles.processValues(() -> new MatchTopics(book), Named.as("match-topics"));
  }

  private static void publish(KStream<String, Article> articles, KafkaSettings kafka) {
    articles.to(
        kafka.name(KafkaTopics.ARTICLES),
        Produced.with(Serdes.String(), KafkaTopics.ARTICLES.serde())
            .withStreamPartitioner(KeyPartitioner.forStreams())
            .withName("write-articles"));
  }
}
