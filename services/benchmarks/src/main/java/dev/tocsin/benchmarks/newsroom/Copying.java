package dev.tocsin.benchmarks.newsroom;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopic.Cleanup;
import dev.tocsin.messaging.KafkaTopic.Spread;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.streams.StreamsApp;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The rival: as many hops as the newsroom has, on as many threads, with the same guarantees. Each
 * reads the records that the newsroom's own hop has read, parses their JSON, and writes it again.
 */
final class Copying {
  private static final KafkaTopic<Item> ITEMS = copy("bench-items", Item.class);
  private static final KafkaTopic<Article> ARTICLES = copy("bench-articles", Article.class);
  private static final KafkaTopic<Alert> ALERTS = copy("bench-alerts", Alert.class);

  /** Where the copies go. */
  static final List<KafkaTopic<?>> TOPICS = List.of(ITEMS, ARTICLES, ALERTS);

  private Copying() {}

  static List<Hop> hops(KafkaSettings kafka) {
    return List.of(
        hop(kafka, KafkaTopics.ITEMS, ITEMS, 2),
        hop(kafka, KafkaTopics.ARTICLES, ARTICLES, 1),
        hop(kafka, KafkaTopics.ALERTS, ALERTS, 1));
  }

  private static <V> Hop hop(
      KafkaSettings kafka, KafkaTopic<V> from, KafkaTopic<V> to, int threads) {
    StreamsApp app = StreamsApp.of(to.name(), builder -> copy(builder, kafka, from, to));
    return new Hop(app.onThreads(threads), from);
  }

  private static <V> Topology copy(
      StreamsBuilder builder, KafkaSettings kafka, KafkaTopic<V> from, KafkaTopic<V> to) {
    builder.stream(kafka.name(from), Consumed.with(Serdes.String(), from.serde()).withName("read"))
        .to(
            kafka.name(to),
            Produced.with(Serdes.String(), to.serde())
                .withStreamPartitioner(KeyPartitioner.forStreams())
                .withName("write"));
    return builder.build();
  }

  private static <V> KafkaTopic<V> copy(String name, Class<V> type) {
    return new KafkaTopic<>(
        name, type, "as it was", Spread.WIDE, Cleanup.DELETE, Duration.ofDays(1), "");
  }
}
