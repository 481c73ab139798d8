package dev.tocsin.messaging.work;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * The signs of life of one topology's work, over all of its tasks. A task can stand still while
 * Streams says RUNNING: what counts is that it ticks.
 */
public final class Vitals {
  private record Sign(long tickedNanos, int parked, int waiting, int inFlight) {}

  private final Map<TaskId, Sign> signs = new ConcurrentHashMap<>();

  void tick(TaskId task, int parked, int waiting, int inFlight) {
    signs.put(task, new Sign(System.nanoTime(), parked, waiting, inFlight));
  }

  void gone(TaskId task) {
    signs.remove(task);
  }

  /** Time since the task that ticked longest ago did; zero when there is none. */
  public Duration sinceTick() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        signs.values().stream().mapToLong(sign -> now - sign.tickedNanos()).max().orElse(0));
  }

  /** Work that is not due yet; counts a rescheduled piece again until its old time has passed. */
  public int parked() {
    return signs.values().stream().mapToInt(Sign::parked).sum();
  }

  /** Due work that waits for its lane. */
  public int waiting() {
    return signs.values().stream().mapToInt(Sign::waiting).sum();
  }

  /** Jobs that are out, and results that are not applied yet. */
  public int inFlight() {
    return signs.values().stream().mapToInt(Sign::inFlight).sum();
  }
}
