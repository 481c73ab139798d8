package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Where alerts and alarms go, whatever raised them: {@code alerts}, {@code alerts.<topicId>},
 * {@code alarms}.
 */
final class AlertSinks {
  private AlertSinks() {}

  /** Publishes alerts, which are keyed by topic. */
  static void publish(KStream<String, Alert> alerts, KafkaSettings kafka) {
    alerts.to(kafka.name(KafkaTopics.ALERTS), produced(KafkaTopics.ALERTS, "write-alerts"));
    publishDownstream(alerts, kafka);
  }

  /** Only topics that opted in have a Kafka topic of their own. */
  private static void publishDownstream(KStream<String, Alert> alerts, KafkaSettings kafka) {
    alerts
        .filter((topicId, alert) -> alert.downstream(), Named.as("keep-downstream"))
        .selectKey((topicId, alert) -> alert.storyId(), Named.as("key-by-story"))
        .to(new DownstreamName(kafka), produced(KafkaTopics.ALERTS, "write-downstream-alerts"));
  }

  /** Publishes alarms, which are keyed by what they are about. */
  static void raise(KStream<String, Alarm> alarms, KafkaSettings kafka) {
    alarms.to(kafka.name(KafkaTopics.ALARMS), produced(KafkaTopics.ALARMS, "write-alarms"));
  }

  static <V> Produced<String, V> produced(KafkaTopic<V> topic, String name) {
    return Produced.with(Serdes.String(), topic.serde())
        .withStreamPartitioner(KeyPartitioner.<V>forStreams())
        .withName(name);
  }
}
