package dev.tocsin.dispatcher;

import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Request;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.AsyncWork;
import dev.tocsin.messaging.work.WorkSettings;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * From messages to attempts: each delivery is sent until its receiver has it or it is given up.
 *
 * <pre>
 * subscriptions ──┐ (global)
 * deliveries ──► send-deliveries ──► observe-receivers ──► attempts, subscription-status, alarms
 * requests ──┘     │     ▲
 *                  ▼     │ off the stream thread
 *                 receivers
 * </pre>
 *
 * <p>A ping that is asked for is a delivery like any other, and is recorded as one.
 */
final class DeliveryTopology {
  private DeliveryTopology() {}

  static Topology build(
      StreamsBuilder builder, KafkaSettings kafka, WorkSettings work, Outbox outbox) {
    Subscriptions subscriptions = Subscriptions.of(builder, kafka);
    Receivers.addStore(builder);
    KStream<String, Request> requests = read(builder, kafka, KafkaTopics.REQUESTS, "read-requests");
    write(pings(requests), kafka, KafkaTopics.DELIVERIES, "write-pings");
    KStream<String, Arrival> arrivals =
        read(builder, kafka, KafkaTopics.DELIVERIES, "read-deliveries")
            .processValues(AlertTimes.Read::new, Named.as("read-alert-times"))
            .merge(resends(requests), Named.as("merge-resends"));
    tell(observe(send(arrivals, work, subscriptions, outbox)), kafka);
    return builder.build();
  }

  private static KStream<String, Delivery> pings(KStream<String, Request> requests) {
    return requests.flatMap(
        (key, request) -> {
          if (!(request instanceof Request.Ping ping)) {
            return List.of();
          }
          Delivery delivery = Message.ping(ping.subscriptionId(), ping.askedAt());
          return List.of(KeyValue.pair(delivery.key(), delivery));
        },
        Named.as("make-pings"));
  }

  private static KStream<String, Arrival> resends(KStream<String, Request> requests) {
    return requests.processValues(Resends::new, Named.as("take-resends"));
  }

  private static KStream<String, Tried> send(
      KStream<String, Arrival> arrivals,
      WorkSettings work,
      Subscriptions subscriptions,
      Outbox outbox) {
    return arrivals.process(
        new AsyncWork<>(
            "deliveries",
            KafkaTopics.DELIVERIES.serde(),
            JsonSerde.of(DeliveryProgress.class),
            work,
            context ->
                new DeliveryErrand(subscriptions.view(context), Receivers.of(context), outbox)),
        Named.as("send-deliveries"),
        Receivers.STORE);
  }

  private static KStream<String, Observed> observe(KStream<String, Tried> tries) {
    return tries.process(ObserveReceivers::new, Named.as("observe-receivers"), Receivers.STORE);
  }

  private static void tell(KStream<String, Observed> observed, KafkaSettings kafka) {
    write(
        observed
            .flatMapValues(
                each -> each instanceof Observed.Made made ? List.of(made.tried()) : List.of(),
                Named.as("take-attempts"))
            .processValues(AlertTimes.Stamp::new, Named.as("stamp-alert-times")),
        kafka,
        KafkaTopics.ATTEMPTS,
        "write-attempts");
    write(
        observed.flatMapValues(
            each ->
                each instanceof Observed.Changed changed ? List.of(changed.status()) : List.of(),
            Named.as("take-statuses")),
        kafka,
        KafkaTopics.SUBSCRIPTION_STATUS,
        "write-statuses");
    write(
        observed.flatMapValues(
            each -> each instanceof Observed.Raised raised ? List.of(raised.alarm()) : List.of(),
            Named.as("take-alarms")),
        kafka,
        KafkaTopics.ALARMS,
        "write-alarms");
  }

  private static <V> KStream<String, V> read(
      StreamsBuilder builder, KafkaSettings kafka, KafkaTopic<V> topic, String name) {
    return builder.stream(
        kafka.name(topic), Consumed.with(Serdes.String(), topic.serde()).withName(name));
  }

  private static <V> void write(
      KStream<String, V> stream, KafkaSettings kafka, KafkaTopic<V> topic, String name) {
    stream.to(
        kafka.name(topic),
        Produced.with(Serdes.String(), topic.serde())
            .withStreamPartitioner(KeyPartitioner.forStreams())
            .withName(name));
  }
}
