package dev.tocsin.messaging;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;

/**
 * A Kafka topic of ours: what is in it, how it is spread and how long it is kept.
 *
 * @param name without the prefix of the installation
 * @param type what its values are
 * @param key what its keys are, for the reference page; the part before a slash decides the
 *     partition
 * @param spread how many partitions it has
 * @param cleanup what Kafka may remove
 * @param retention how long; of no meaning where {@code cleanup} only compacts
 * @param about one sentence for the reference page
 */
public record KafkaTopic<V>(
    String name,
    Class<V> type,
    String key,
    Spread spread,
    Cleanup cleanup,
    Duration retention,
    String about) {

  /** How many partitions a Kafka topic has. */
  public enum Spread {
    /** As many as the installation works with. */
    WIDE,
    /** One: it is read whole by every instance. */
    SINGLE
  }

  /** What Kafka may remove. */
  public enum Cleanup {
    COMPACT("compact"),
    DELETE("delete"),
    COMPACT_AND_DELETE("compact,delete");

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }

    /** The value of {@code cleanup.policy}. */
    public String policy() {
      return policy;
    }
  }

  /** Its full name in an installation. */
  public String in(String prefix) {
    return prefix + name;
  }

  public Serde<V> serde() {
    return JsonSerde.of(type);
  }
}
