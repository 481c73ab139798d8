package dev.tocsin.outbound;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The clock that ends exchanges. A socket's own timeout starts anew with each byte, so a server
 * that sends one a second would hold it forever; a deadline cuts the connection from outside.
 */
final class Deadlines implements AutoCloseable {
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("outbound-deadlines").factory(),
          // Once closed it starts nothing: the connections that it would cut are closed too.
          new ThreadPoolExecutor.DiscardPolicy());

  Deadlines() {
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Runs {@code cut} after this time unless the deadline is closed before. */
  Deadline start(Duration after, Runnable cut) {
    var passed = new AtomicBoolean();
    Future<?> tick =
        clock.schedule(
            () -> {
              passed.set(true);
              cut.run();
            },
            after.toNanos(),
            TimeUnit.NANOSECONDS);
    return new Deadline(passed, tick);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** The hard end of one exchange. */
  record Deadline(AtomicBoolean isPassed, Future<?> tick) implements AutoCloseable {
    boolean passed() {
      return isPassed.get();
    }

    @Override
    public void close() {
      tick.cancel(false);
    }
  }
}
