package dev.tocsin.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * The one partitioner, for plain producers and for Streams: it hashes the part of the key before
 * the slash. A key without a slash goes where Kafka's own default would put it.
 */
public final class KeyPartitioner implements Partitioner, StreamPartitioner<String, Object> {

  /** The partition of a key among {@code partitions}. */
  public static int partition(String key, int partitions) {
    int hash = Utils.murmur2(owner(key).getBytes(StandardCharsets.UTF_8));
    return Utils.toPositive(hash) % partitions;
  }

  /** The part of a key that decides its partition: whose it is. */
  public static String owner(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }

  @Override
  public int partition(
      String topic,
      @Nullable Object key,
      byte @Nullable [] keyBytes,
      @Nullable Object value,
      byte @Nullable [] valueBytes,
      Cluster cluster) {
    String text = keyBytes == null ? "" : new String(keyBytes, StandardCharsets.UTF_8);
    return partition(text, cluster.partitionsForTopic(topic).size());
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, @Nullable String key, @Nullable Object value, int numPartitions) {
    return Optional.of(Set.of(partition(key == null ? "" : key, numPartitions)));
  }

  /** This partitioner for a stream of any value. */
  @SuppressWarnings("unchecked") // the value is never looked at
  public static <V> StreamPartitioner<String, V> forStreams() {
    return (StreamPartitioner<String, V>) (StreamPartitioner<String, ?>) new KeyPartitioner();
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
