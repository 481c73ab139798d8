package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.burst.FeedWatch;
import dev.tocsin.domain.burst.TopicVolume;
import dev.tocsin.domain.burst.Watch;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.stores.DiskStore;
import dev.tocsin.messaging.stores.WriteBehind;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * {@code alerts → watch volumes → alerts, alerts.<topicId>, alarms}, by topic, and {@code
 * feed-status → watch feeds → alarms}, by site: what comes far more or far less than usual.
 *
 * <p>The first alert of a topic on a story is where a story begins for it, whatever its language,
 * and copies have none: so {@code alerts} is what is counted. What comes out of it goes there too,
 * at a level that is not counted.
 */
final class BurstTopology {
  private static final Set<Level> OF_STORIES = EnumSet.of(Level.NEW, Level.GREW);

  private BurstTopology() {}

  static Topology build(StreamsBuilder builder, KafkaSettings kafka, InstantSource clock) {
    TopicsInForce.keep(builder, kafka);
    KStream<String, Finding> findings = watchVolumes(builder, kafka, clock);
    AlertSinks.publish(bursts(findings), kafka);
    AlertSinks.raise(
        alarms(findings.merge(watchFeeds(builder, kafka), Named.as("join-findings"))), kafka);
    return builder.build();
  }

  private static KStream<String, Alert> bursts(KStream<String, Finding> findings) {
    return findings.flatMapValues(
        found -> found instanceof Finding.Burst burst ? List.of(burst.alert()) : List.of(),
        Named.as("take-bursts"));
  }

  private static KStream<String, Alarm> alarms(KStream<String, Finding> findings) {
    return findings.flatMapValues(
        found -> found instanceof Finding.Quiet quiet ? List.of(quiet.alarm()) : List.of(),
        Named.as("take-alarms"));
  }

  private static KStream<String, Finding> watchFeeds(StreamsBuilder builder, KafkaSettings kafka) {
    builder.addStateStore(DiskStore.builder(WatchFeeds.WATCHES, JsonSerde.of(FeedWatch.class)));
    return builder.stream(
            kafka.name(KafkaTopics.FEED_STATUS),
            Consumed.with(Serdes.String(), KafkaTopics.FEED_STATUS.serde())
                .withName("read-feed-status"))
        .process(WatchFeeds::new, Named.as("watch-feeds"), WatchFeeds.WATCHES);
  }

  private static KStream<String, Finding> watchVolumes(
      StreamsBuilder builder, KafkaSettings kafka, InstantSource clock) {
    WriteBehind.builders(WatchVolumes.VOLUMES, JsonSerde.of(TopicVolume.class))
        .forEach(builder::addStateStore);
    builder.addStateStore(DiskStore.builder(WatchVolumes.WATCHES, JsonSerde.of(Watch.class)));
    KStream<String, Alert> alerts =
        builder.stream(
            kafka.name(KafkaTopics.ALERTS),
            Consumed.with(Serdes.String(), KafkaTopics.ALERTS.serde()).withName("read-alerts"));
    return alerts
        .filter((topicId, alert) -> OF_STORIES.contains(alert.level()), Named.as("keep-of-stories"))
        .process(
            () -> new WatchVolumes(clock),
            Named.as("watch-volumes"),
            WatchVolumes.STORES.toArray(String[]::new));
  }
}
