package dev.tocsin.benchmarks.state;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until an app has committed the last records that it is to read. */
final class Through {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Through() {}

  /**
   * Waits.
   *
   * @param last offsets of the last records, not of what may follow them: nobody commits past the
   *     markers of transactions
   */
  static void await(Admin admin, String appId, Map<TopicPartition, Long> last, Duration patience)
      throws Exception {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!covers(committed(admin, appId), last)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(appId + " was not through within " + patience);
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String appId)
      throws Exception {
    return admin.listConsumerGroupOffsets(appId).partitionsToOffsetAndMetadata().get();
  }

  private static boolean covers(
      Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, Long> last) {
    return last.entrySet().stream()
        .allMatch(
            entry -> {
              OffsetAndMetadata done = committed.get(entry.getKey());
              return done != null && done.offset() > entry.getValue();
            });
  }
}
