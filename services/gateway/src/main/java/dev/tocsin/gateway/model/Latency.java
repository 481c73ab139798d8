package dev.tocsin.gateway.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long news takes between two points of the line: for Prometheus, and lately for the page. */
final class Latency {
  private static final int SAMPLES = 1_000;
  private static final Duration[] BUCKETS =
      Arrays.stream(new long[] {10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000})
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final String from;
  private final String to;
  private final Timer timer;
  private final long[] samples = new long[SAMPLES];
  private long count;

  Latency(String from, String to, MeterRegistry registry) {
    this.from = from;
    this.to = to;
    this.timer =
        Timer.builder("tocsin.latency")
            .description("Real time that news takes between two points of the line.")
            .tag("from", from)
            .tag("to", to)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
  }

  void record(long micros) {
    timer.record(Duration.ofNanos(micros * 1_000));
    synchronized (this) {
      samples[(int) (count++ % SAMPLES)] = micros;
    }
  }

  /** What the last thousand took; empty when there was none. */
  synchronized Optional<LineReport.Hop> report() {
    if (count == 0) {
      return Optional.empty();
    }
    long[] sorted = Arrays.copyOf(samples, (int) Math.min(count, SAMPLES));
    Arrays.sort(sorted);
    return Optional.of(
        new LineReport.Hop(from, to, millis(sorted, 0.5), millis(sorted, 0.99), count));
  }

  private static double millis(long[] sorted, double quantile) {
    int rank = (int) Math.ceil(quantile * sorted.length) - 1;
    return sorted[Math.max(0, rank)] / 1_000.0;
  }
}
