package dev.tocsin.newsroom;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.story.StoryDecision;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** {@code articles → group → stories, alerts, alerts.<topicId>}, by language. */
final class StoryTopology {
  private StoryTopology() {}

  static Topology build(StreamsBuilder builder, KafkaSettings kafka) {
    KStream<String, StoryDecision> decisions = group(builder, kafka);
    publishStories(decisions, kafka);
    AlertSinks.publish(alerts(decisions), kafka);
    return builder.build();
  }

  private static KStream<String, StoryDecision> group(StreamsBuilder builder, KafkaSettings kafka) {
    StoryStores.builders().forEach(builder::addStateStore);
    return builder.stream(
            kafka.name(KafkaTopics.ARTICLES),
            Consumed.with(Serdes.String(), KafkaTopics.ARTICLES.serde()).withName("read-articles"))
        .process(
            GroupStories::new, Named.as("group-stories"), StoryStores.NAMES.toArray(String[]::new));
  }

  private static void publishStories(
      KStream<String, StoryDecision> decisions, KafkaSettings kafka) {
    decisions
        .flatMap(
            (key, decision) ->
                decision.changed().stream()
                    .map(story -> KeyValue.pair(story.language() + "/" + story.id(), story))
                    .toList(),
            Named.as("take-stories"))
        .to(
            kafka.name(KafkaTopics.STORIES),
            AlertSinks.produced(KafkaTopics.STORIES, "write-stories"));
  }

  private static KStream<String, Alert> alerts(KStream<String, StoryDecision> decisions) {
    return decisions.flatMap(
        (key, decision) ->
            decision.alerts().stream().map(alert -> KeyValue.pair(alert.topicId(), alert)).toList(),
        Named.as("take-alerts"));
  }
}
