package dev.tocsin.messaging;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Which Kafka, and who we are there.
 *
 * @param bootstrapServers host:port, several with commas
 * @param prefix of all names that we make on it
 * @param partitions of the wide Kafka topics: 2 embedded, 12 on a cluster, 1 in a replay
 * @param forgets whether Kafka topics have their retention; a replay keeps all, because its record
 *     times are old
 * @param instance the data folder's id: it makes us the same member after a restart
 * @param state folder of the state stores
 */
public record KafkaSettings(
    String bootstrapServers,
    String prefix,
    int partitions,
    boolean forgets,
    String instance,
    Path state) {

  public KafkaSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException("kafka.partitions is " + partitions + ", the least is 1");
    }
  }

  /** What every client needs. */
  public Properties client() {
    Properties properties = new Properties();
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** The full name of a Kafka topic here. */
  public String name(KafkaTopic<?> topic) {
    return topic.in(prefix);
  }
}
