package dev.tocsin.gateway.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the read model has come, for those who wait for it. */
final class Progress {
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private Map<TopicPartition, Long> target = Map.of();
  private boolean begun;
  private volatile boolean caughtUp;

  /** Told once: catching up means to get here. */
  synchronized void begin(Map<TopicPartition, Long> ends) {
    target = Map.copyOf(ends);
    begun = true;
  }

  synchronized void advance(Map<TopicPartition, Long> now) {
    positions.putAll(now);
    caughtUp = caughtUp || (begun && passed(target));
    notifyAll();
  }

  /** Whether all has been read that was there at the start. */
  boolean caughtUp() {
    return caughtUp;
  }

  /** Records that are still to be read before it has caught up. */
  synchronized long behind() {
    return target.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  synchronized Map<TopicPartition, Long> followed(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> ours = new HashMap<>(ends);
    ours.keySet().retainAll(positions.keySet());
    return ours;
  }

  /** Waits until everything before these offsets has been read; false when it takes too long. */
  synchronized boolean await(Map<TopicPartition, Long> ends, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!passed(ends)) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private boolean passed(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
