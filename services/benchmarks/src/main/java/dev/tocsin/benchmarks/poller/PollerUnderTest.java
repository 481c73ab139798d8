package dev.tocsin.benchmarks.poller;

import dev.tocsin.messaging.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The poller's process, and the one after it when it was killed. */
final class PollerUnderTest implements AutoCloseable {
  private final KafkaSettings kafka;
  private final FeedFarm farm;
  private final Duration firstPollGap;
  private final Path log;
  private PollerProcess process;
  private double heapMegabytes;

  PollerUnderTest(KafkaSettings kafka, FeedFarm farm, Duration firstPollGap, Path log)
      throws IOException {
    this.kafka = kafka;
    this.farm = farm;
    this.firstPollGap = firstPollGap;
    this.log = log;
    this.process = start();
  }

  private PollerProcess start() throws IOException {
    return PollerProcess.start(kafka, farm.address(), firstPollGap, log);
  }

  void awaitReady(Duration within) throws InterruptedException {
    PollerBench.await(
        () -> {
          if (!process.alive()) {
            throw new IllegalStateException("the poller died; " + log + " says why");
          }
          return process.ready();
        },
        within,
        () -> "the poller is not ready");
  }

  /** SIGKILL; it is dead when this returns. */
  void kill() throws InterruptedException {
    heapMegabytes = heapMegabytes();
    process.kill();
  }

  void restart() throws IOException {
    process = start();
  }

  double heapMegabytes() {
    return Math.max(heapMegabytes, process.heapMegabytes());
  }

  /** It is stopped in good order: what it has done is committed. */
  void stop() {
    process.close();
  }

  @Override
  public void close() {
    process.close();
  }
}
