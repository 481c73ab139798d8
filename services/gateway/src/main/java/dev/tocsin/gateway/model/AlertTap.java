package dev.tocsin.gateway.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One reader's view of the alerts as they come. It holds a bounded number of them; a reader that is
 * slower than that is cut off and begins again where it stopped.
 */
public final class AlertTap implements AutoCloseable {
  private static final int WAITING = 500;

  private final Queue<KeptAlert> backlog;
  private final BlockingQueue<Optional<KeptAlert>> live = new ArrayBlockingQueue<>(WAITING);
  private final boolean gap;
  private final StreamPosition start;
  private final AlertLog log;
  private volatile boolean cut;

  AlertTap(List<KeptAlert> backlog, boolean gap, StreamPosition start, AlertLog log) {
    this.backlog = new ArrayDeque<>(backlog);
    this.gap = gap;
    this.start = start;
    this.log = log;
  }

  /** Whether alerts between the asked place and the first one here are no longer kept. */
  public boolean gap() {
    return gap;
  }

  /** The place that it began at. */
  public StreamPosition start() {
    return start;
  }

  /** Whether it has ended: the reader was too slow, or the gateway stops. */
  public boolean ended() {
    return cut && live.isEmpty();
  }

  /** The next alert; empty when none comes in time. For one thread. */
  public Optional<KeptAlert> next(Duration patience) throws InterruptedException {
    KeptAlert kept = backlog.poll();
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<KeptAlert> came = live.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return came == null ? Optional.empty() : came;
  }

  void offer(KeptAlert alert) {
    cut = cut || !live.offer(Optional.of(alert));
  }

  /** Ends it; an empty place wakes its reader. */
  void cut() {
    cut = true;
    live.offer(Optional.empty());
  }

  @Override
  public void close() {
    log.leave(this);
  }
}
