package dev.tocsin.dispatcher;

import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.AsyncWork;
import dev.tocsin.messaging.work.WorkSettings;
import org.apache.kafka.common.serialization.Serdes;
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
 * deliveries ──► send-deliveries ──► attempts
 *                  │     ▲
 *                  ▼     │ off the stream thread
 *                 receivers
 * </pre>
 */
final class DeliveryTopology {
  private DeliveryTopology() {}

  static Topology build(
      StreamsBuilder builder, KafkaSettings kafka, WorkSettings work, Webhooks webhooks) {
    Subscriptions subscriptions = Subscriptions.of(builder, kafka);
    KStream<String, Arrival> arrivals = read(builder, kafka);
    record(send(arrivals, work, subscriptions, webhooks), kafka);
    return builder.build();
  }

  private static KStream<String, Arrival> read(StreamsBuilder builder, KafkaSettings kafka) {
    return builder.stream(
            kafka.name(KafkaTopics.DELIVERIES),
            Consumed.with(Serdes.String(), KafkaTopics.DELIVERIES.serde())
                .withName("read-deliveries"))
        .processValues(AlertTimes.Read::new, Named.as("read-alert-times"));
  }

  private static KStream<String, Tried> send(
      KStream<String, Arrival> arrivals,
      WorkSettings work,
      Subscriptions subscriptions,
      Webhooks webhooks) {
    return arrivals.process(
        new AsyncWork<>(
            "deliveries",
            KafkaTopics.DELIVERIES.serde(),
            JsonSerde.of(DeliveryProgress.class),
            work,
            context -> new DeliveryErrand(subscriptions.view(context), webhooks)),
        Named.as("send-deliveries"));
  }

  private static void record(KStream<String, Tried> tries, KafkaSettings kafka) {
    tries
        .processValues(AlertTimes.Stamp::new, Named.as("stamp-alert-times"))
        .to(
            kafka.name(KafkaTopics.ATTEMPTS),
            Produced.with(Serdes.String(), KafkaTopics.ATTEMPTS.serde())
                .withStreamPartitioner(KeyPartitioner.forStreams())
                .withName("write-attempts"));
  }
}
