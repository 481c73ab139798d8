package dev.tocsin.benchmarks.delivery;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.domain.Sending;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The dispatcher is killed while it sends to a receiver that refuses each third request, many
 * times; then each message is looked for at the receiver and in Kafka.
 */
final class KillRun {
  private static final int LANES = 20;
  private static final int A_SECOND = 300;
  private static final Duration BACK_WITHIN = Duration.ofMinutes(1);

  /** A lane with five refusals in a row rests, and longer with each more. */
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(5);

  /** What was sent longer ago is committed: several commit intervals. */
  private static final long UNCOMMITTED_MILLIS = 1_000;

  private static final Sending PERSISTENT =
      new Sending(
          false,
          0,
          10,
          Sending.MOST_WAITING,
          Collections.nCopies(25, Duration.ofMillis(500)),
          Duration.ofDays(5));

  private final int kills;
  private final Ledger ledger = new Ledger(before -> before % 3 == 2);

  KillRun(int kills) {
    this.kills = kills;
  }

  void run(Map<String, Double> figures, List<Bar> bars) throws Exception {
    try (Rig rig = Rig.open(ledger)) {
      for (int i = 0; i < LANES; i++) {
        rig.subscribe("k" + i, Rig.host(i), "/book/k" + i, PERSISTENT);
      }
      rig.flush();
      AtomicBoolean over = new AtomicBoolean();
      AtomicLong made = new AtomicLong();
      Thread maker = Thread.ofPlatform().daemon().start(() -> make(rig, made, over));
      long bound = killAndRestart(rig);
      over.set(true);
      maker.join();
      rig.flush();
      DeliveryBench.progress("letting it catch up");
      await(
          CAUGHT_UP_WITHIN,
          () -> "%,d of %,d messages arrived".formatted(ledger.messages(), made.get()),
          () -> ledger.messages() >= made.get());
      rig.rest();
      AttemptScan scan = AttemptScan.of(rig.kafka());
      tell(figures, bars, scan, made.get(), bound);
    }
  }

  private void make(Rig rig, AtomicLong made, AtomicBoolean over) {
    try {
      while (!over.get()) {
        DeliveryBench.steady(
            A_SECOND,
            1,
            n -> {
              long number = made.getAndIncrement();
              rig.deliver("k" + number % LANES, number, DeliveryBench.BODY);
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns how many requests came so shortly before a kill that they may come again. */
  private long killAndRestart(Rig rig) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(kills);
    long bound = 0;
    rig.dispatchApart(LANES);
    await(BACK_WITHIN, () -> "nothing was sent", () -> ledger.messages() > 0);
    for (int kill = 1; kill <= kills; kill++) {
      Thread.sleep(Duration.ofMillis(1_500 + random.nextInt(2_000)));
      rig.kill();
      bound += ledger.within(UNCOMMITTED_MILLIS, System.currentTimeMillis());
      int before = ledger.messages();
      rig.dispatchApart(LANES);
      await(BACK_WITHIN, () -> "nothing was sent after a kill", () -> ledger.messages() > before);
      DeliveryBench.progress("killed %d of %d times".formatted(kill, kills));
    }
    return bound;
  }

  private static void await(Duration within, Supplier<String> what, BooleanSupplier done)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(what.get() + " within " + within);
      }
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private void tell(
      Map<String, Double> figures, List<Bar> bars, AttemptScan scan, long made, long bound) {
    figures.put("kills", (double) kills);
    figures.put("messages made beside them", (double) made);
    figures.put("requests received", (double) ledger.entries().size());
    figures.put("messages taken more than once", (double) ledger.repeats());
    figures.put("bound: requests in the second before a kill", (double) bound);
    bars.add(Bar.atMost("messages never taken", (double) made - ledger.messages(), 0, ""));
    bars.add(Bar.atMost("messages without an end", (double) made - scan.ended(), 0, ""));
    bars.add(Bar.atMost("messages that ended twice", (double) scan.endedTwice(), 0, ""));
    bars.add(
        Bar.atMost("said delivered, never taken", (double) scan.falselyDelivered(ledger), 0, ""));
    bars.add(Bar.atMost("repeats after kills", (double) ledger.repeats(), (double) bound, ""));
  }
}
