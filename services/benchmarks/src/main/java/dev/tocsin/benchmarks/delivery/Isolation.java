package dev.tocsin.benchmarks.delivery;

import static dev.tocsin.benchmarks.delivery.DeliveryBench.WIDE;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.millis;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.percentile;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.progress;
import static dev.tocsin.benchmarks.delivery.DeliveryBench.steady;

import dev.tocsin.benchmarks.Bar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** What receivers that hang and receivers that fail cost the healthy ones. */
final class Isolation {
  private static final int SUBSCRIPTIONS = 1_000;

  private final int seconds;

  Isolation(int seconds) {
    this.seconds = seconds;
  }

  void run(Map<String, Double> figures, List<Bar> bars) throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> extra = new ArrayList<>();
    try (Rig rig = Rig.open()) {
      for (int i = 0; i < SUBSCRIPTIONS; i++) {
        String path = i % 100 == 7 ? "/hang/" : i % 100 == 8 ? "/fail/" : "/ok/";
        rig.subscribe("s" + i, Rig.host(i), path + i, WIDE);
      }
      rig.dispatch(SUBSCRIPTIONS);
      progress("warming up");
      steady(500, 5, n -> rig.alert("s" + good(n)));
      for (int run = 1; run <= 5; run++) {
        double without = p99(rig, n -> rig.alert("s" + good(n)));
        double with = p99(rig, n -> rig.alert("s" + n % SUBSCRIPTIONS));
        progress(
            "run %d: healthy p99 %.1f ms alone, %.1f ms beside bad ones"
                .formatted(run, without, with));
        ratios.add(with / without);
        extra.add(with - without);
      }
    }
    ratios.sort(Double::compare);
    extra.sort(Double::compare);
    figures.put("healthy p99 beside bad receivers (ratio)", ratios.get(2));
    figures.put("healthy p99 beside bad receivers (ms more)", extra.get(2));
    bars.add(
        ratios.get(2) <= 1.5
            ? Bar.atMost("healthy p99 beside bad receivers", ratios.get(2), 1.5, "×")
            : Bar.atMost("healthy p99 beside bad receivers", extra.get(2), 5, "ms more"));
  }

  /** Of every hundred, one hangs and one fails: a healthy one in their place. */
  private static int good(int number) {
    int one = number % SUBSCRIPTIONS;
    return one % 100 == 7 || one % 100 == 8 ? one + 10 : one;
  }

  private double p99(Rig rig, IntConsumer make) throws InterruptedException {
    rig.sink.take();
    steady(500, seconds, make);
    Thread.sleep(Duration.ofSeconds(2));
    return percentile(millis(rig.sink.take()), 0.99);
  }
}
