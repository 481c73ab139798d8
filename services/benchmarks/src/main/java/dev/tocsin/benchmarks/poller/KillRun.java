package dev.tocsin.benchmarks.poller;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.messaging.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The poller is killed while it works, many times; then every entry that was served is looked for.
 */
final class KillRun {
  private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

  private static final Duration LAST_REQUESTS = Duration.ofMillis(200);

  /** What was served before the silence is committed by then. */
  private static final Duration QUIET = Duration.ofSeconds(20);

  private final KafkaSettings kafka;
  private final FeedFarm farm;
  private final PollerUnderTest poller;
  private final Visits visits;
  private final int kills;

  KillRun(KafkaSettings kafka, FeedFarm farm, PollerUnderTest poller, Visits visits, int kills) {
    this.kafka = kafka;
    this.farm = farm;
    this.poller = poller;
    this.visits = visits;
    this.kills = kills;
  }

  Outcome run() throws Exception {
    SplittableRandom random = new SplittableRandom(kills);
    long bound = 0;
    for (int kill = 1; kill <= kills; kill++) {
      Thread.sleep(Duration.ofMillis(2_000 + random.nextInt(3_000)));
      poller.kill();
      // Until it was dead it went on polling, and the last of its requests are still being read.
      Thread.sleep(LAST_REQUESTS);
      long at = System.currentTimeMillis();
      bound += visits.askedBefore(at);
      visits.killed(at);
      poller.restart();
      long before = farm.requests();
      PollerBench.await(() -> farm.requests() > before, BACK_WITHIN, () -> "no poll after a kill");
      PollerBench.progress("killed %d of %d times".formatted(kill, kills));
    }
    PollerBench.progress("letting it catch up");
    farm.fallSilent();
    Thread.sleep(QUIET);
    poller.stop();
    ItemScan scan = ItemScan.of(kafka, farm);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("kills", (double) kills);
    figures.put("polls answered", (double) farm.requests());
    figures.put("items in Kafka", (double) scan.items());
    figures.put("polls that were repeated", (double) visits.repeated());
    figures.put("bound: feeds asked in the 5 s before a kill", (double) bound);
    List<Bar> bars = new ArrayList<>();
    bars.add(Bar.atMost("entries served and not in items", (double) scan.missing(), 0, ""));
    bars.add(Bar.atMost("entries in items twice", (double) scan.twice(), 0, ""));
    bars.add(Bar.atMost("polls earlier than allowed", (double) visits.early(), 0, ""));
    bars.add(
        Bar.atMost("polls repeated after a kill", (double) visits.repeated(), (double) bound, ""));
    return new Outcome("poller-kills", figures, bars);
  }
}
