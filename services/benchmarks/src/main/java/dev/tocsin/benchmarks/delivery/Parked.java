package dev.tocsin.benchmarks.delivery;

import static dev.tocsin.benchmarks.delivery.DeliveryBench.WIDE;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.millis;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.percentile;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.progress;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.steady;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.domain.Sending;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A great many messages that wait: what they take of the heap, of others' time and of a start. */
final class Parked {
  private final int messages;
  private final int bytes;

  Parked(int messages, int bytes) {
    this.messages = messages;
    this.bytes = bytes;
  }

  void run(Map<String, Double> figures, List<Bar> bars) throws Exception {
    try (Rig rig = Rig.open()) {
      // Their schedule begins in six hours: all of it waits in the store, and in the index.
      List<Duration> late = List.of(Duration.ofHours(6));
      for (int i = 0; i < 1_000; i++) {
        rig.subscribe(
            "p" + i,
            Rig.host(i % 10),
            "/ok/" + i,
            new Sending(false, 0, 10, Sending.MOST_WAITING, late, Duration.ofDays(5)));
      }
      rig.subscribe("probe", Rig.host(0), "/ok/probe", WIDE);
      rig.dispatch(10);
      progress("parking %,d messages of %,d bytes".formatted(messages, bytes));
      for (int n = 0; n < messages; n++) {
        rig.deliver("p" + n % 1_000, n, bytes);
      }
      rig.flush();
      awaitParked(rig);
      double heap = heapMegabytes();
      rig.sink.take();
      steady(20, 10, n -> rig.deliver("probe", 5_000_000L + n, DeliveryBench.BODY));
      Thread.sleep(Duration.ofSeconds(3));
      List<Double> millis = millis(rig.sink.take());
      double back = restart(rig);
      figures.put("messages that wait", (double) messages);
      figures.put("heap with the broker and the bench (MB)", heap);
      figures.put("lateness of a healthy one, p99 (ms)", percentile(millis, 0.99));
      figures.put("restart to first send (s)", back);
      bars.add(Bar.atMost("heap with %,d that wait".formatted(messages), heap, 256, "MB"));
      bars.add(Bar.atMost("lateness meanwhile", percentile(millis, 0.99), 1_000, "ms"));
      bars.add(Bar.atMost("restart to first send", back, 15, "s"));
    }
  }

  /** Seconds from the start of another dispatcher to its first message. */
  private static double restart(Rig rig) throws InterruptedException {
    rig.rest();
    rig.deliver("probe", 6_000_000L, DeliveryBench.BODY);
    rig.flush();
    rig.sink.take();
    long began = System.nanoTime();
    rig.dispatch(10);
    while (rig.sink.take().isEmpty()) {
      Thread.sleep(Duration.ofMillis(20));
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void awaitParked(Rig rig) throws InterruptedException {
    while (rig.dispatcher().vitals().parked() < messages) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static double heapMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1024.0 / 1024.0;
  }
}
