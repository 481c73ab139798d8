package dev.tocsin.benchmarks.state;

import dev.tocsin.benchmarks.FullScan;
import dev.tocsin.messaging.KafkaSettings;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the changelog of a store holds.
 *
 * @param records all that were written
 * @param bytes of their keys and values
 * @param liveRecords those that compaction leaves: the last one of each key that is not deleted
 * @param liveBytes of these
 */
record Changelog(long records, long bytes, long liveRecords, long liveBytes) {

  static Changelog of(KafkaSettings kafka, String name) {
    Map<ByteBuffer, Integer> live = new HashMap<>();
    long[] written = new long[2];
    FullScan.of(
        kafka,
        name,
        new ByteArrayDeserializer(),
        record -> {
          byte @Nullable [] value = record.value();
          ByteBuffer key = ByteBuffer.wrap(record.key());
          int bytes = key.capacity() + (value == null ? 0 : value.length);
          written[0]++;
          written[1] += bytes;
          if (value == null) {
            live.remove(key);
          } else {
            live.put(key, bytes);
          }
        });
    return new Changelog(
        written[0],
        written[1],
        live.size(),
        live.values().stream().mapToLong(Integer::longValue).sum());
  }
}
