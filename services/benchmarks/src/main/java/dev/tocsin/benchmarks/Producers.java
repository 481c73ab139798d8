package dev.tocsin.benchmarks;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KeyPartitioner;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How benchmarks write much at once. */
public final class Producers {
  private static final int LINGER_MILLIS = 5;

  private Producers() {}

  /**
   * With one request in flight: a partition that is just being made refuses the first of several,
   * and those behind it are then out of order for good.
   */
  public static Properties properties(KafkaSettings kafka) {
    Properties properties = kafka.client();
    properties.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return properties;
  }
}
