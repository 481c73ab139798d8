package dev.tocsin.cli.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has opened. It is closed once, the last first: when the command ends, when it
 * fails, or when Ctrl-C or SIGTERM ends the process.
 */
final class Shutdown implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  private final Thread command = Thread.currentThread();
  private final Thread hook = new Thread(this::onSignal, "shutdown");
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final AtomicBoolean dead = new AtomicBoolean();

  private final int whenStopped;

  private Shutdown(int whenStopped) {
    this.whenStopped = whenStopped;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Of a command that runs until it is stopped: that is its success. */
  static Shutdown ofService() {
    return new Shutdown(ExitCodes.OK);
  }

  /** Of a command that has an end of its own to come to. */
  static Shutdown ofRun() {
    return new Shutdown(ExitCodes.BROKEN_OFF);
  }

  /** Closes this at the end. */
  synchronized <T extends AutoCloseable> T closing(T part) {
    opened.push(part);
    return part;
  }

  /** Told by a service that has stopped for good: the command is interrupted, and so fails. */
  void onDeath(Throwable cause) {
    if (dead.compareAndSet(false, true)) {
      log.error("a service stopped for good, so all stop: {}", cause.getMessage());
      command.interrupt();
    }
  }

  /** Waits for the death of a service; a signal ends the process past this. */
  int await() throws InterruptedException {
    Thread.currentThread().join();
    return ExitCodes.FAILED;
  }

  @Override
  public synchronized void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal came at the same moment; all is closed by now.
    }
  }

  /**
   * Halts, because a JVM that a signal ends has no other way to choose its exit code. The command,
   * which may fail as things close around it, waits at {@link #close} meanwhile and never comes to
   * tell of it.
   */
  private synchronized void onSignal() {
    closeAll();
    System.out.flush();
    Runtime.getRuntime().halt(whenStopped);
  }

  private void closeAll() {
    // The interrupt of a death has done its work, and would break off what waits while it closes.
    Thread.interrupted();
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("not closed cleanly; the next start mends what it left: {}", e.toString());
      }
    }
  }
}
