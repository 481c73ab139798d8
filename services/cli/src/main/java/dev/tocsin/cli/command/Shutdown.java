package dev.tocsin.cli.command;

import dev.tocsin.cli.line.Stoppable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a long-running command ends: by Ctrl-C or SIGTERM with 0, by the death of a service with 1.
 * Either way everything is closed once, on the shutdown hook.
 */
final class Shutdown {
  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicReference<Throwable> death = new AtomicReference<>();

  /** Told by a service that has stopped for good. */
  void onDeath(Throwable cause) {
    log.error("a service stopped for good, so all stop: {}", cause.getMessage());
    death.set(cause);
    asked.countDown();
  }

  /** Closes these when the process is asked to end. */
  void closing(Stoppable all) {
    Runtime.getRuntime().addShutdownHook(new Thread(all::stop, "shutdown"));
  }

  /** Waits for the death of a service; a signal ends the process past this. */
  int await() throws InterruptedException {
    asked.await();
    return death.get() == null ? 0 : 1;
  }
}
