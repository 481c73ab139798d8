package dev.tocsin.benchmarks;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Door;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.line.Seeds;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.settings.SettingsLoader;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.newsroom.Newsroom;
import dev.tocsin.replay.run.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench line}: how long an item takes from fetch to alert at 50 items/s, polls included; and
 * how many items a second go from items to alerts at full rate, beside a pass-through.
 */
final class LineBench {
  private static final int RATE = 50;
  private static final int WARM_UP_SECONDS = 10;
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(5);

  private final int items;
  private final int seconds;

  /** Without items or without seconds, its part is left out. */
  LineBench(int items, int seconds) {
    this.items = items;
    this.seconds = seconds;
  }

  Outcome run() throws Exception {
    Map<String, Double> figures = new LinkedHashMap<>();
    List<Bar> bars = new ArrayList<>();
    if (seconds > 0) {
      latency(figures, bars);
    }
    if (items > 0) {
      fullRate(figures, bars);
    }
    return new Outcome("line", figures, bars);
  }

  private void latency(Map<String, Double> figures, List<Bar> bars) throws Exception {
    try (SteadyFeeds feeds = new SteadyFeeds(RATE);
        TemporaryFolder folder = TemporaryFolder.make("tocsin-bench");
        DataFolder data = DataFolder.take(folder.path());
        Line line =
            Line.open(
                new LinePlan(settings(), InstantSource.system(), feeds.routes(), false),
                data,
                LineBench::die)) {
      new Seeds(seeds()).applyTopics(line.door());
      line.startServices();
      line.awaitReady(READY_WITHIN);
      enter(feeds, line.door());
      progress("%d items/s for %d s".formatted(RATE, seconds));
      Thread.sleep(Duration.ofSeconds(WARM_UP_SECONDS));
      Instant from = Instant.now();
      try (Recorder recorder =
          Recorder.start(line.kafka(), List.of(KafkaTopics.ALERTS, KafkaTopics.ITEMS))) {
        Thread.sleep(Duration.ofSeconds(seconds));
        Instant until = Instant.now();
        List<Double> millis =
            recorder.of(KafkaTopics.ALERTS).stream()
                .filter(alert -> isBetween(alert.value().fetchedAt(), from.plusSeconds(1), until))
                .flatMapToLong(alert -> alert.microsSince(RealTime.FETCHED).stream())
                .sorted()
                .mapToObj(micros -> micros / 1_000.0)
                .toList();
        long came =
            recorder.of(KafkaTopics.ITEMS).stream()
                .filter(item -> isBetween(item.value().fetchedAt(), from, until))
                .count();
        figures.put("items/s offered by polls", (double) came / seconds);
        figures.put("alerts measured", (double) millis.size());
        figures.put("fetched → alert p50 (ms)", percentile(millis, 0.5));
        figures.put("fetched → alert p99 (ms)", percentile(millis, 0.99));
        bars.add(
            Bar.atMost("fetched → alert p50 at 50 items/s", percentile(millis, 0.5), 120, "ms"));
        bars.add(
            Bar.atMost("fetched → alert p99 at 50 items/s", percentile(millis, 0.99), 500, "ms"));
      }
    }
  }

  /**
   * Broker and topologies alone: a gateway that reads along would burden one side and not the
   * other.
   */
  private void fullRate(Map<String, Double> figures, List<Bar> bars) throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.make("tocsin-bench");
        DataFolder data = DataFolder.take(folder.path())) {
      KafkaSettings seeded = seed(data);
      try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(data.kafka()))) {
        KafkaSettings kafka =
            new KafkaSettings(
                broker.bootstrapServers(),
                seeded.prefix(),
                seeded.partitions(),
                seeded.forgets(),
                seeded.instance(),
                seeded.state());
        new Provisioner(kafka).provision(List.of(PassThrough.FIRST, PassThrough.SECOND));
        progress("writing %,d items".formatted(items));
        write(kafka);
        progress("through a pass-through");
        Rate passed = rate(kafka, PassThrough.apps(kafka), PassThrough.SECOND);
        progress("through the newsroom");
        Rate judged =
            rate(kafka, Newsroom.apps(kafka, InstantSource.system()), KafkaTopics.STORIES);
        figures.put("items/s through a pass-through", passed.itemsPerSecond());
        figures.put("items/s from items to alerts", judged.itemsPerSecond());
        figures.put("CPU an item through a pass-through (µs)", passed.cpuMicrosAnItem());
        figures.put("CPU an item from items to alerts (µs)", judged.cpuMicrosAnItem());
        bars.add(
            Bar.atLeast(
                "share of the pass-through at full rate",
                judged.itemsPerSecond() / passed.itemsPerSecond(),
                0.25,
                ""));
      }
    }
  }

  private static KafkaSettings seed(DataFolder data) throws Exception {
    try (Line line = Line.open(LinePlan.live(settings()), data, LineBench::die)) {
      new Seeds(seeds()).applyTopics(line.door());
      return line.kafka();
    }
  }

  /**
   * Items a second, and what one costs, once the first third is out, which warms up; each item
   * makes one record there.
   */
  private <V> Rate rate(KafkaSettings kafka, List<StreamsApp> apps, KafkaTopic<V> last)
      throws InterruptedException {
    try (Recorder recorder = Recorder.start(kafka, List.of(last))) {
      List<StreamsRunner> runners =
          apps.stream().map(app -> StreamsRunner.start(app, kafka, LineBench::die)).toList();
      try {
        await(recorder, last, items / 3);
        int before = recorder.of(last).size();
        long began = System.nanoTime();
        long cpuBefore = ProcessCpu.nanos();
        await(recorder, last, items - 1);
        double measured = items - before;
        double micros = (System.nanoTime() - began) / 1e3;
        return new Rate(measured * 1e6 / micros, (ProcessCpu.nanos() - cpuBefore) / 1e3 / measured);
      } finally {
        runners.forEach(StreamsRunner::close);
      }
    }
  }

  private <V> void await(Recorder recorder, KafkaTopic<V> topic, int more)
      throws InterruptedException {
    if (!recorder.await(topic, more, any -> true, DONE_WITHIN)) {
      throw new IllegalStateException(
          recorder.of(topic).size() + " of " + items + " items came through in " + DONE_WITHIN);
    }
  }

  /** How fast items went through, and what an item cost: that hangs less on who else computes. */
  private record Rate(double itemsPerSecond, double cpuMicrosAnItem) {}

  private void write(KafkaSettings kafka) throws Exception {
    Properties properties = Producers.properties(kafka);
    Reports reports = new Reports();
    try (KafkaProducer<String, Item> producer =
        new KafkaProducer<>(
            properties, new StringSerializer(), KafkaTopics.ITEMS.serde().serializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < items; i++) {
        Item item = BenchItem.of(i, reports.title(), reports.body());
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    kafka.name(KafkaTopics.ITEMS), item.site() + "/" + item.itemId(), item)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  private static void enter(SteadyFeeds feeds, Door door) throws Exception {
    for (String host : feeds.hosts()) {
      door.put(
          "feeds",
          host.substring(0, host.indexOf('.')),
          JsonMapper.shared()
              .readTree(
                  "{\"url\": \"http://%s/\", \"backlog\": \"ALERT\", \"schedule\": {\"floor\": \"PT1S\"}}"
                      .formatted(host)));
    }
  }

  private static boolean isBetween(Instant at, Instant from, Instant until) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  private static double percentile(List<Double> sorted, double share) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private static Settings settings() throws Exception {
    return SettingsLoader.load(Optional.empty(), Map.of(), Map.of())
        .with(Settings.BROKER_PORT, 0)
        .with(Settings.GATEWAY_PORT, 0);
  }

  private static Path seeds() {
    return Path.of(System.getProperty("tocsin.home", ".")).resolve("seeds");
  }

  private static void progress(String what) {
    System.err.println("bench line: " + what);
  }

  private static void die(Throwable cause) {
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
