package dev.tocsin.benchmarks.delivery;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.domain.Sending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A receiver is down for two minutes while messages are made, and comes back: all arrive, and in
 * order where that was asked for.
 */
final class Outage {
  private static final int A_SECOND = 10;
  private static final int UP_SECONDS = 5;
  private static final Duration DRAINED_WITHIN = Duration.ofMinutes(3);
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));
  private static final Sending FREE =
      new Sending(false, 0, 10, Sending.MOST_WAITING, RETRIES, Duration.ofDays(5));

  private final int downSeconds;
  private final Ledger ledger = new Ledger(before -> false);

  Outage(int downSeconds) {
    this.downSeconds = downSeconds;
  }

  void run(Map<String, Double> figures, List<Bar> bars) throws Exception {
    try (Rig rig = Rig.open(ledger)) {
      rig.subscribe("free", Rig.host(0), "/book/free", FREE);
      rig.subscribe("fifo", Rig.host(1), "/book/fifo", FREE.inOrder());
      rig.dispatch(2);
      make(rig, 0, UP_SECONDS);
      DeliveryBench.progress("the receiver is down for %d s".formatted(downSeconds));
      ledger.fall();
      make(rig, UP_SECONDS, downSeconds);
      ledger.rise();
      DeliveryBench.progress("it is back");
      long back = System.nanoTime();
      int made = 2 * A_SECOND * (UP_SECONDS + downSeconds);
      while (ledger.messages() < made && System.nanoTime() - back < DRAINED_WITHIN.toNanos()) {
        Thread.sleep(Duration.ofMillis(100));
      }
      figures.put("messages made around an outage", (double) made);
      figures.put("drained after it ended (s)", (System.nanoTime() - back) / 1e9);
      bars.add(Bar.atMost("messages that the outage cost", made - ledger.messages(), 0, ""));
      bars.add(Bar.atMost("out of order, of those in order", (double) outOfOrder(), 0, ""));
    }
  }

  private static void make(Rig rig, int from, int seconds) throws InterruptedException {
    long first = (long) from * A_SECOND * 2;
    DeliveryBench.steady(
        A_SECOND,
        seconds,
        n -> {
          rig.deliver("free", first + 2L * n, DeliveryBench.BODY);
          rig.deliver("fifo", first + 2L * n + 1, DeliveryBench.BODY);
        });
  }

  private long outOfOrder() {
    Set<Long> seen = new HashSet<>();
    List<Long> firsts = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      if (entry.path().endsWith("fifo") && entry.taken() && seen.add(entry.number())) {
        firsts.add(entry.number());
      }
    }
    long wrong = 0;
    for (int i = 1; i < firsts.size(); i++) {
      wrong += firsts.get(i) < firsts.get(i - 1) ? 1 : 0;
    }
    return wrong;
  }
}
