package dev.tocsin.benchmarks;

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
 * The rival: as many hops as from items to alerts, on as many threads, with the same guarantees. It
 * reads the same JSON and writes it again, and does nothing else.
 */
final class PassThrough {
  static final KafkaTopic<Item> FIRST = topic("bench-first");
  static final KafkaTopic<Item> SECOND = topic("bench-second");

  private PassThrough() {}

  static List<StreamsApp> apps(KafkaSettings kafka) {
    return List.of(
        StreamsApp.of("bench-first", builder -> hop(builder, kafka, KafkaTopics.ITEMS, FIRST))
            .onThreads(2),
        StreamsApp.of("bench-second", builder -> hop(builder, kafka, FIRST, SECOND)));
  }

  private static Topology hop(
      StreamsBuilder builder, KafkaSettings kafka, KafkaTopic<Item> from, KafkaTopic<Item> to) {
    builder.stream(kafka.name(from), Consumed.with(Serdes.String(), from.serde()).withName("read"))
        .to(
            kafka.name(to),
            Produced.with(Serdes.String(), to.serde())
                .withStreamPartitioner(KeyPartitioner.forStreams())
                .withName("write"));
    return builder.build();
  }

  private static KafkaTopic<Item> topic(String name) {
    return new KafkaTopic<>(
        name, Item.class, "site/itemId", Spread.WIDE, Cleanup.DELETE, Duration.ofDays(1), "");
  }
}
