package dev.tocsin.benchmarks.state;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.FullScan;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.benchmarks.Producers;
import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.newsroom.Newsroom;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code bench state}: ninety days of items through the newsroom's identity and stories, on a real
 * broker, with the days run together; what its stores hold after each part, and how fast an empty
 * machine gets it back.
 *
 * <p>A store that forgets after 30 days does so by half-month segments, so that it holds up to 45
 * days: after 90 it must not be larger than after 45.
 */
public final class StateBench {
  private static final int DAYS = 90;
  private static final int QUARTER = DAYS / 4;
  private static final int HALF = DAYS / 2;

  /** What the extrapolation is to: 500,000 articles a day, of which a month is remembered. */
  private static final double ARTICLES_REMEMBERED = 30 * 500_000.0;

  private static final double MOST_GROWTH = 1.3;
  private static final Duration DONE_WITHIN = Duration.ofMinutes(4);

  /** Files of tables that are hardly filled say nothing of growth. */
  private static final double LEAST_TO_COMPARE = 250_000;

  private static final String OPEN_STORIES = "open-stories";

  /** These are bounded by the stories that are open, not by days. */
  private static final List<String> OF_OPEN_STORIES =
      List.of(OPEN_STORIES, "story-reports", "alerts-of-stories");

  /** So many are open of a language; all of these are of one. */
  private static final double MOST_OPEN = 20_000;

  private static final String ARTICLES_APP = "newsroom-articles";
  private static final String STORIES_APP = "newsroom-stories";
  private static final List<String> APPS = List.of(ARTICLES_APP, STORIES_APP);

  /** Bytes of each store after a quarter of the days, half of them and all. */
  private record Sizes(
      Map<String, Long> atQuarter, Map<String, Long> atHalf, Map<String, Long> atEnd) {
    double of(Map<String, Long> sizes, String store) {
      return sizes.getOrDefault(store, 0L);
    }
  }

  private final int articles;
  private final Instant start = Instant.now().minus(Duration.ofDays(DAYS));

  /**
   * A bench.
   *
   * @param articles over all 90 days
   */
  public StateBench(int articles) {
    this.articles = articles;
  }

  /** Runs it. */
  public Outcome run() throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.make("tocsin-bench");
        EmbeddedBroker broker =
            EmbeddedBroker.start(BrokerSettings.local(folder.path().resolve("kafka")))) {
      KafkaSettings kafka = settings(broker, folder.path().resolve("state"));
      new Provisioner(kafka).provision(KafkaTopics.all());
      Map<String, Long> atQuarter = through(kafka, 0, QUARTER);
      Map<String, Long> atHalf = through(kafka, QUARTER, HALF);
      Map<String, Long> atEnd = through(kafka, HALF, DAYS);
      return outcome(
          new Sizes(atQuarter, atHalf, atEnd),
          changelogs(kafka, atEnd.keySet()),
          restore(settings(broker, folder.path().resolve("restored"))));
    }
  }

  /** On one partition the items stay in their order however fast the days go by. */
  private static KafkaSettings settings(EmbeddedBroker broker, Path state) {
    return new KafkaSettings(broker.bootstrapServers(), "tocsin.", 1, false, "bench", state);
  }

  private static List<StreamsApp> apps(KafkaSettings kafka) {
    return Newsroom.apps(kafka, InstantSource.system()).stream()
        .filter(app -> APPS.contains(app.name()))
        .toList();
  }

  /** Sends some days through, stops, and measures what is on disk. */
  private Map<String, Long> through(KafkaSettings kafka, int fromDay, int untilDay)
      throws Exception {
    progress("days %d to %d".formatted(fromDay, untilDay));
    Map<TopicPartition, Long> written = write(kafka, number(fromDay), number(untilDay));
    List<StreamsRunner> runners =
        apps(kafka).stream().map(app -> StreamsRunner.start(app, kafka, StateBench::die)).toList();
    try (Admin admin = Admin.create(kafka.client())) {
      Through.await(admin, kafka.prefix() + ARTICLES_APP, written, DONE_WITHIN);
      Map<TopicPartition, Long> articlesWritten = new HashMap<>();
      FullScan.of(
          kafka,
          KafkaTopics.ARTICLES,
          record ->
              articlesWritten.put(
                  new TopicPartition(record.topic(), record.partition()), record.offset()));
      Through.await(admin, kafka.prefix() + STORIES_APP, articlesWritten, DONE_WITHIN);
    } finally {
      runners.forEach(StreamsRunner::close);
    }
    return StoreSizes.of(kafka.state());
  }

  private int number(int day) {
    return (int) ((long) articles * day / DAYS);
  }

  /** Writes items, fetched evenly over their days; the answer is where the last ones stand. */
  private Map<TopicPartition, Long> write(KafkaSettings kafka, int from, int until)
      throws Exception {
    Properties properties = Producers.properties(kafka);
    Map<TopicPartition, Long> last = new HashMap<>();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, Item> producer =
        new KafkaProducer<>(
            properties, new StringSerializer(), KafkaTopics.ITEMS.serde().serializer())) {
      for (int i = from; i < until; i++) {
        Instant at = start.plus(Duration.ofDays(DAYS).multipliedBy(i).dividedBy(articles));
        Item item = Happenings.item(i, at);
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    kafka.name(KafkaTopics.ITEMS),
                    null,
                    at.toEpochMilli(),
                    item.site() + "/" + item.itemId(),
                    item)));
      }
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata there = each.get();
        last.merge(new TopicPartition(there.topic(), there.partition()), there.offset(), Math::max);
      }
    }
    return last;
  }

  private static Map<String, Changelog> changelogs(KafkaSettings kafka, Set<String> stores)
      throws Exception {
    progress("reading the changelogs");
    Map<String, Changelog> all = new TreeMap<>();
    try (Admin admin = Admin.create(kafka.client())) {
      Set<String> names = admin.listTopics().names().get();
      for (String store : stores) {
        for (String app : APPS) {
          String name = "%s%s-%s-changelog".formatted(kafka.prefix(), app, store);
          if (names.contains(name)) {
            all.put(store, Changelog.of(kafka, name));
          }
        }
      }
    }
    return all;
  }

  private static List<Restore> restore(KafkaSettings kafka) throws InterruptedException {
    progress("restoring");
    List<Restore> all = new ArrayList<>();
    for (StreamsApp app : apps(kafka)) {
      all.add(Restore.of(app, kafka));
    }
    return all;
  }

  private Outcome outcome(Sizes sizes, Map<String, Changelog> changelogs, List<Restore> restored) {
    Map<String, Double> figures = new LinkedHashMap<>();
    List<Bar> bars = new ArrayList<>();
    figures.put("articles in %d days".formatted(DAYS), (double) articles);
    double disk = 0;
    double live = 0;
    for (String store : changelogs.keySet()) {
      double half = sizes.of(sizes.atHalf(), store);
      double end = sizes.of(sizes.atEnd(), store);
      figures.put(
          store + ": B an article, %d days".formatted(QUARTER),
          sizes.of(sizes.atQuarter(), store) / number(QUARTER));
      figures.put(store + ": B an article, %d days".formatted(HALF), half / number(HALF));
      if (half >= LEAST_TO_COMPARE) {
        bars.add(
            Bar.atMost(
                "%s after %d days / after %d".formatted(store, DAYS, HALF),
                end / half,
                MOST_GROWTH,
                ""));
      }
      Changelog changelog = Objects.requireNonNull(changelogs.get(store));
      disk +=
          OF_OPEN_STORIES.contains(store)
              ? half * scale(store, HALF, changelogs)
              : sizes.of(sizes.atQuarter(), store) * scale(store, QUARTER, changelogs);
      live += changelog.liveBytes() * scale(store, DAYS, changelogs);
    }
    changelogFigures(figures, changelogs);
    double bytes = changelogs.values().stream().mapToLong(Changelog::bytes).sum();
    double seconds = restored.stream().mapToDouble(Restore::seconds).sum();
    double records = restored.stream().mapToLong(Restore::records).sum();
    figures.put("restored records/s", records / seconds);
    figures.put("restored MB/s", bytes / 1e6 / seconds);
    figures.put("extrapolated to 30 days of 500,000: GB on disk", disk / 1e9);
    figures.put("extrapolated: GB in compacted changelogs", live / 1e9);
    figures.put("extrapolated: minutes to restore them", live / (bytes / seconds) / 60);
    return new Outcome("state", figures, bars);
  }

  private void changelogFigures(Map<String, Double> figures, Map<String, Changelog> changelogs) {
    changelogs.forEach(
        (store, changelog) -> {
          figures.put(
              store + ": changelog records an article", changelog.records() / (double) articles);
          figures.put(store + ": changelog B an article", changelog.bytes() / (double) articles);
        });
  }

  /** From what some days of this run came to, to what is remembered at full size. */
  private double scale(String store, int days, Map<String, Changelog> changelogs) {
    Changelog open = changelogs.get(OPEN_STORIES);
    return OF_OPEN_STORIES.contains(store) && open != null
        ? MOST_OPEN / Math.max(1, open.liveRecords())
        : ARTICLES_REMEMBERED / number(days);
  }

  private static void progress(String what) {
    System.err.println("bench state: " + what);
  }

  private static void die(Throwable cause) {
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
