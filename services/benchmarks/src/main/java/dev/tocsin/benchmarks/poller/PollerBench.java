package dev.tocsin.benchmarks.poller;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.benchmarks.Producers;
import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.domain.Feed;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code bench poller}: a poller alone in its JVM, between a broker and a server of many feeds. It
 * gets to know them all, and then must be on time; or it is killed again and again, and must lose
 * and double nothing.
 */
public final class PollerBench {
  private static final int SITES = 2_000;
  private static final int PARTITIONS = 4;
  private static final Duration FLOOR = Duration.ofSeconds(60);
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration BEGUN_WITHIN = Duration.ofMinutes(8);

  private final int feeds;
  private final int seconds;
  private final int kills;
  private final Duration longest;
  private final int firstPolls;

  /**
   * @param seconds measured, once all feeds are known
   * @param kills SIGKILLs; with any, nothing else is measured
   * @param longest each feed has its own floor, from a minute to this
   * @param firstPolls first polls a second
   */
  public PollerBench(int feeds, int seconds, int kills, Duration longest, int firstPolls) {
    this.feeds = feeds;
    this.seconds = seconds;
    this.kills = kills;
    this.longest = longest;
    this.firstPolls = firstPolls;
  }

  public Outcome run() throws Exception {
    Duration[] floors = floors();
    long[] floorMillis = new long[feeds];
    for (int feed = 0; feed < feeds; feed++) {
      floorMillis[feed] = floors[feed].toMillis();
    }
    Visits visits = new Visits(floorMillis);
    try (TemporaryFolder folder = TemporaryFolder.make("tocsin-bench");
        EmbeddedBroker broker =
            EmbeddedBroker.start(BrokerSettings.local(folder.path().resolve("kafka")));
        FeedFarm farm = new FeedFarm(feeds, Math.min(SITES, feeds), visits)) {
      Path log = Files.createTempFile("tocsin-bench-poller", ".log");
      progress("the poller's log is " + log);
      KafkaSettings kafka =
          new KafkaSettings(
              broker.bootstrapServers(),
              "tocsin.",
              PARTITIONS,
              true,
              "bench",
              folder.path().resolve("state"));
      new Provisioner(kafka).provision(KafkaTopics.all());
      register(kafka, farm, floors);
      try (PollerUnderTest poller = new PollerUnderTest(kafka, farm, firstPollGap(), log);
          Punctuality punctuality = new Punctuality(kafka, farm)) {
        poller.awaitReady(READY_WITHIN);
        begin(farm, punctuality);
        return kills == 0
            ? measure(farm, poller, punctuality, visits)
            : new KillRun(kafka, farm, poller, visits, kills).run();
      }
    }
  }

  private Duration firstPollGap() {
    return Duration.ofNanos(1_000_000_000L * PARTITIONS / firstPolls);
  }

  private Duration[] floors() {
    SplittableRandom random = new SplittableRandom(1);
    Duration[] floors = new Duration[feeds];
    for (int feed = 0; feed < feeds; feed++) {
      long spread = Math.max(1, longest.minus(FLOOR).toMillis());
      floors[feed] = FLOOR.plusMillis(random.nextLong(spread));
    }
    return floors;
  }

  private void register(KafkaSettings kafka, FeedFarm farm, Duration[] floors) throws Exception {
    progress("%,d feeds on %,d sites".formatted(feeds, Math.min(SITES, feeds)));
    Properties properties = Producers.properties(kafka);
    try (KafkaProducer<String, Feed> producer =
        new KafkaProducer<>(
            properties, new StringSerializer(), KafkaTopics.FEEDS.serde().serializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int number = 0; number < feeds; number++) {
        Feed feed = farm.feed(number, floors[number]);
        sent.add(
            producer.send(new ProducerRecord<>(kafka.name(KafkaTopics.FEEDS), feed.key(), feed)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  /** Until all feeds that answer have been polled once. */
  private void begin(FeedFarm farm, Punctuality punctuality) throws InterruptedException {
    long answering = IntStream.range(0, feeds).filter(feed -> !farm.hangs(feed)).count();
    Instant from = Instant.now();
    await(
        () -> punctuality.feedsBegun() >= answering,
        BEGUN_WITHIN,
        () -> "%,d of %,d feeds known".formatted(punctuality.feedsBegun(), answering));
    progress("all known after %d s".formatted(Duration.between(from, Instant.now()).toSeconds()));
  }

  private Outcome measure(
      FeedFarm farm, PollerUnderTest poller, Punctuality punctuality, Visits visits)
      throws InterruptedException {
    progress("measuring for %d s".formatted(seconds));
    punctuality.measure();
    long before = farm.requests();
    Instant from = Instant.now();
    Thread.sleep(Duration.ofSeconds(seconds));
    double took = Duration.between(from, Instant.now()).toMillis() / 1e3;
    double rate = (farm.requests() - before) / took;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("polls/s answered", rate);
    figures.put("polls measured", (double) punctuality.polls());
    figures.put("late p50 (ms)", punctuality.millis(0.5));
    figures.put("late p99 (ms)", punctuality.millis(0.99));
    figures.put("late p99.9 (ms)", punctuality.millis(0.999));
    figures.put("heap at most (MB)", poller.heapMegabytes());
    List<Bar> bars = new ArrayList<>();
    bars.add(Bar.atLeast("polls a second", rate, 500, ""));
    bars.add(Bar.atMost("lateness of due polls, p99", punctuality.millis(0.99), 2_000, "ms"));
    bars.add(Bar.atMost("heap of the poller", poller.heapMegabytes(), 512, "MB"));
    bars.add(Bar.atMost("polls earlier than allowed", (double) visits.early(), 0, ""));
    return new Outcome("poller", figures, bars);
  }

  static void await(BooleanSupplier done, Duration within, Supplier<String> state)
      throws InterruptedException {
    Instant until = Instant.now().plus(within);
    for (int second = 0; !done.getAsBoolean(); second++) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException("not within " + within + ": " + state.get());
      }
      if (second % 10 == 9) {
        progress(state.get());
      }
      Thread.sleep(Duration.ofSeconds(1));
    }
  }

  static void progress(String what) {
    System.err.println("bench poller: " + what);
  }
}
