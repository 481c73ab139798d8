package dev.tocsin.newsroom;

import dev.tocsin.domain.Alert;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * The downstream Kafka topic of an alert's news topic. The gateway makes it before a topic says
 * that it has one: a send to a missing one would hold the stream for a minute.
 */
final class DownstreamName implements TopicNameExtractor<String, Alert> {
  private final KafkaSettings kafka;

  DownstreamName(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  @Override
  public String extract(String key, Alert alert, RecordContext context) {
    return kafka.name(KafkaTopics.downstreamOf(alert.topicId()));
  }

  /** Stands in the description of the topology, so it must not change from run to run. */
  @Override
  public String toString() {
    return "alerts.<topicId>";
  }
}
