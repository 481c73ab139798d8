package dev.tocsin.dispatcher;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Notice;
import dev.tocsin.domain.digest.Batch;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.AsyncWork;
import dev.tocsin.messaging.work.WorkSettings;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * From alerts to messages: who asked for an alert, and what is sent to them.
 *
 * <pre>
 * subscriptions ──┐ (global)
 * alerts ──► address-notices ──► notices ──► place-notices ──► gather-batches ──► deliveries
 * alarms ──► address-alarms ───────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>Notices are a Kafka topic by subscription, so that the alerts of all topics meet where their
 * subscriber's messages are composed.
 */
final class SubscriptionTopology {
  private SubscriptionTopology() {}

  static Topology build(StreamsBuilder builder, KafkaSettings kafka, WorkSettings waiting) {
    Subscriptions subscriptions = Subscriptions.of(builder, kafka);
    write(
        address(read(builder, kafka, KafkaTopics.ALERTS), subscriptions),
        kafka,
        KafkaTopics.NOTICES);
    write(
        gather(read(builder, kafka, KafkaTopics.NOTICES), subscriptions, waiting)
            .merge(warn(builder, kafka, subscriptions), Named.as("join-messages")),
        kafka,
        KafkaTopics.DELIVERIES);
    return builder.build();
  }

  private static KStream<String, Notice> address(
      KStream<String, Alert> alerts, Subscriptions subscriptions) {
    return alerts.process(() -> new AddressNotices(subscriptions), Named.as("address-notices"));
  }

  /** Alarms are for operators, and wait for nothing. */
  private static KStream<String, Delivery> warn(
      StreamsBuilder builder, KafkaSettings kafka, Subscriptions subscriptions) {
    return read(builder, kafka, KafkaTopics.ALARMS)
        .process(() -> new AddressAlarms(subscriptions), Named.as("address-alarms"));
  }

  private static KStream<String, Delivery> gather(
      KStream<String, Notice> notices, Subscriptions subscriptions, WorkSettings waiting) {
    return notices
        .process(() -> new PlaceNotices(subscriptions, waiting.clock()), Named.as("place-notices"))
        .process(
            new AsyncWork<>(
                "batches",
                JsonSerde.of(Batch.class),
                JsonSerde.of(Instant.class),
                waiting,
                context -> new BatchErrand()),
            Named.as("gather-batches"));
  }

  private static <V> KStream<String, V> read(
      StreamsBuilder builder, KafkaSettings kafka, KafkaTopic<V> topic) {
    return builder.stream(
        kafka.name(topic),
        Consumed.with(Serdes.String(), topic.serde()).withName("read-" + topic.name()));
  }

  private static <V> void write(
      KStream<String, V> stream, KafkaSettings kafka, KafkaTopic<V> topic) {
    stream.to(
        kafka.name(topic),
        Produced.with(Serdes.String(), topic.serde())
            .withStreamPartitioner(KeyPartitioner.forStreams())
            .withName("write-" + topic.name()));
  }

  /** A notice for every active subscription that asks for the alert. */
  private static final class AddressNotices
      extends ContextualProcessor<String, Alert, String, Notice> {
    private final Subscriptions subscriptions;

    AddressNotices(Subscriptions subscriptions) {
      this.subscriptions = subscriptions;
    }

    @Override
    public void process(Record<String, Alert> record) {
      Alert alert = record.value();
      List<Notice> notices =
          subscriptions.view(context()).all().stream()
              .filter(each -> each.asksFor(alert, alert.alertedAt()))
              .map(each -> new Notice(each.id(), alert))
              .toList();
      for (Notice notice : notices) {
        context().forward(record.withKey(notice.subscriptionId()).withValue(notice));
      }
    }
  }

  /** A message for every active subscription that asks for the alarm. */
  private static final class AddressAlarms
      extends ContextualProcessor<String, Alarm, String, Delivery> {
    private final Subscriptions subscriptions;

    AddressAlarms(Subscriptions subscriptions) {
      this.subscriptions = subscriptions;
    }

    @Override
    public void process(Record<String, Alarm> record) {
      Alarm alarm = record.value();
      List<Delivery> messages =
          subscriptions.view(context()).all().stream()
              .filter(each -> each.asksFor(alarm))
              .map(each -> Message.alarm(each.id(), alarm))
              .toList();
      for (Delivery message : messages) {
        context().forward(record.withKey(message.key()).withValue(message));
      }
    }
  }
}
