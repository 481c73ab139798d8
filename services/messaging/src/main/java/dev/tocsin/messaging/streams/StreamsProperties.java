package dev.tocsin.messaging.streams;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/** The settings that every topology of the line runs with. */
public final class StreamsProperties {
  /**
   * Short beside a commit, which waits for no linger; without any, each record of a busy task wakes
   * the sender and goes out alone.
   */
  private static final int LINGER_MILLIS = 5;

  /**
   * Four times the usual: with one request in flight, what a busy partition gathers meanwhile is
   * more than the usual batch, and each batch is a request and a write to disk.
   */
  private static final int BATCH_BYTES = 64 << 10;

  /** The real granularity of wall-clock punctuators when no record comes. */
  private static final int POLL_MILLIS = 10;

  /**
   * With more, the second request of a transaction to a partition can overtake the broker's check
   * of the first: it is refused as out of order and tried again 100 ms later. With one, what comes
   * meanwhile gathers into a batch.
   */
  private static final int REQUESTS_IN_FLIGHT = 1;

  private static final int SESSION_MILLIS = 10_000;

  /**
   * A record that a global store cannot take is passed over too, or it would stop the client. By
   * its name: the constant is deprecated, because Kafka 5 will know nothing else.
   */
  private static final String GLOBAL_STORES_TOO = "processing.exception.handler.global.enabled";

  private StreamsProperties() {}

  /** The properties of one app here. */
  public static Properties of(StreamsApp app, KafkaSettings kafka) {
    String id = kafka.prefix() + app.name();
    Properties p = kafka.client();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    p.put(StreamsConfig.STATE_DIR_CONFIG, kafka.state().toString());
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, app.threads());
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, app.commitEach().toMillis());
    p.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedStores.class);
    p.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
    p.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
    p.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class);
    p.put(GLOBAL_STORES_TOO, true);
    p.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        kafka.name(KafkaTopics.DEAD_LETTERS));
    // A restart is the same member: without it the group waits for the old one's session to end.
    p.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        kafka.instance() + "-" + id);
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
    p.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
        REQUESTS_IN_FLIGHT);
    p.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        Long.toString(Long.MAX_VALUE));
    return p;
  }
}
