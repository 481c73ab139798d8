package dev.tocsin.benchmarks.delivery;

import dev.tocsin.benchmarks.FullScan;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * All committed attempts, by message.
 *
 * @param ends of each message: how many of its attempts ended it, which must be one
 * @param delivered messages that were taken, as the attempts say
 */
record AttemptScan(Map<Long, Integer> ends, Map<Long, Integer> delivered) {

  static AttemptScan of(KafkaSettings kafka) {
    Map<Long, Integer> ends = new HashMap<>();
    Map<Long, Integer> delivered = new HashMap<>();
    Deserializer<Attempt> attempts = KafkaTopics.ATTEMPTS.serde().deserializer();
    FullScan.of(
        kafka,
        KafkaTopics.ATTEMPTS,
        came -> {
          Attempt attempt = attempts.deserialize(came.topic(), came.value());
          long number = Long.parseLong(attempt.deliveryId(), 16);
          if (attempt.outcome() != Outcome.RETRY) {
            ends.merge(number, 1, Integer::sum);
          }
          if (attempt.outcome() == Outcome.DELIVERED) {
            delivered.merge(number, 1, Integer::sum);
          }
        });
    return new AttemptScan(ends, delivered);
  }

  int ended() {
    return ends.size();
  }

  long endedTwice() {
    return ends.values().stream().filter(times -> times > 1).count();
  }

  /** Messages that count as delivered although the receiver never took them. */
  long falselyDelivered(Ledger ledger) {
    return delivered.keySet().stream().filter(number -> !ledger.hasTaken(number)).count();
  }
}
