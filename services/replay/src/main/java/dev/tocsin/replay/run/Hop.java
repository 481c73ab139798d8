package dev.tocsin.replay.run;

import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import java.util.List;

/** A Kafka topic and the topology that reads it. */
public record Hop(KafkaTopic<?> topic, String app) {

  /** The line from items to deliveries, in the order in which news flows. */
  public static final List<Hop> LINE =
      List.of(
          new Hop(KafkaTopics.ITEMS, "newsroom-articles"),
          new Hop(KafkaTopics.ARTICLES, "newsroom-stories"),
          new Hop(KafkaTopics.ALERTS, "newsroom-bursts"),
          new Hop(KafkaTopics.ALERTS, "dispatcher-subscriptions"),
          new Hop(KafkaTopics.ALARMS, "dispatcher-subscriptions"),
          new Hop(KafkaTopics.NOTICES, "dispatcher-subscriptions"),
          new Hop(KafkaTopics.DELIVERIES, "dispatcher-deliveries"));
}
