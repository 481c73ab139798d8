package dev.tocsin.benchmarks.newsroom;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.BenchItem;
import dev.tocsin.benchmarks.FullScan;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.benchmarks.Producers;
import dev.tocsin.benchmarks.matching.Asked;
import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.TemporaryFolder;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.newsroom.Newsroom;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code bench newsroom}: articles a second through the whole newsroom with many topics, beside a
 * pass-through of the same records; and what the newsroom spends its time on.
 */
public final class NewsroomBench {
  private static final int PARTITIONS = 2;

  /** What each app of the newsroom reads, in the order of the line. */
  private static final List<KafkaTopic<?>> READ =
      List.of(KafkaTopics.ITEMS, KafkaTopics.ARTICLES, KafkaTopics.ALERTS);

  private final int topics;
  private final int most;
  private final Optional<Path> file;

  /**
   * A bench.
   *
   * @param articles how many; a file may have fewer, and none is sent twice
   * @param file of articles, one JSON object a line; made up when there is none
   */
  public NewsroomBench(int topics, int articles, Optional<Path> file) {
    this.topics = topics;
    this.most = articles;
    this.file = file;
  }

  /** What it came to, and where the time went. */
  public record Result(Outcome outcome, String whereTimeGoes) {}

  public Result run() throws Exception {
    progress("making %,d topics".formatted(topics));
    Asked asked = Asked.make(topics, most, file);
    int half = asked.texts().size() / 2;
    try (TemporaryFolder folder = TemporaryFolder.make("tocsin-bench");
        EmbeddedBroker broker =
            EmbeddedBroker.start(BrokerSettings.local(folder.path().resolve("kafka")))) {
      KafkaSettings warm = settings(broker, "warm.", folder.path());
      KafkaSettings kafka = settings(broker, "tocsin.", folder.path());
      write(warm, asked.topics(), asked.texts().subList(0, half));
      write(kafka, asked.topics(), asked.texts().subList(half, 2 * half));
      progress("warming up with %,d articles".formatted(half));
      try (FullRate rate = new FullRate(warm)) {
        rate.of(newsroom(warm), half, FullRate.Around.NOTHING);
        rate.of(Copying.hops(warm), half, FullRate.Around.NOTHING);
      }
      return measure(kafka, half, new WhereTimeGoes(folder.path().resolve("samples.jfr")));
    }
  }

  private static KafkaSettings settings(EmbeddedBroker broker, String prefix, Path folder) {
    return new KafkaSettings(
        broker.bootstrapServers(), prefix, PARTITIONS, true, "bench", folder.resolve("state"));
  }

  private static void write(KafkaSettings kafka, List<Topic> topics, List<String> texts)
      throws Exception {
    new Provisioner(kafka).provision(KafkaTopics.all());
    new Provisioner(kafka).provision(Copying.TOPICS);
    write(kafka, KafkaTopics.TOPICS, topics, topic -> topic.id());
    write(kafka, KafkaTopics.ITEMS, items(texts), item -> item.site() + "/" + item.itemId());
  }

  private Result measure(KafkaSettings kafka, int articles, WhereTimeGoes where) throws Exception {
    try (FullRate rate = new FullRate(kafka)) {
      progress("%,d others through the newsroom".formatted(articles));
      FullRate.Rate judged = rate.of(newsroom(kafka), articles, where);
      progress("through a pass-through of the same records");
      FullRate.Rate copied = rate.of(Copying.hops(kafka), articles, FullRate.Around.NOTHING);
      AtomicLong alerts = new AtomicLong();
      FullScan.of(kafka, KafkaTopics.ALERTS, alert -> alerts.incrementAndGet());
      Map<String, Double> figures = new LinkedHashMap<>();
      figures.put("topics", (double) topics);
      figures.put("articles", (double) articles);
      figures.put("alerts an article", (double) alerts.get() / articles);
      figures.put("articles/s through the newsroom", judged.articlesPerSecond());
      figures.put("articles/s through a pass-through", copied.articlesPerSecond());
      figures.put("CPU an article through the newsroom (µs)", judged.cpuMicrosAnArticle());
      figures.put("CPU an article through a pass-through (µs)", copied.cpuMicrosAnArticle());
      figures.putAll(where.figures());
      Bar share =
          Bar.atLeast(
              "share of the pass-through",
              judged.articlesPerSecond() / copied.articlesPerSecond(),
              0.25,
              "");
      return new Result(new Outcome("newsroom", figures, List.of(share)), where.table());
    }
  }

  private static List<Hop> newsroom(KafkaSettings kafka) {
    List<StreamsApp> apps = Newsroom.apps(kafka, InstantSource.system());
    List<Hop> hops = new ArrayList<>();
    for (int i = 0; i < apps.size(); i++) {
      hops.add(new Hop(apps.get(i), READ.get(i)));
    }
    return hops;
  }

  private static List<Item> items(List<String> texts) {
    return IntStream.range(0, texts.size()).mapToObj(i -> item(i, texts.get(i))).toList();
  }

  private static Item item(int number, String text) {
    int title = Math.max(0, text.indexOf('\n'));
    return BenchItem.of(number, text.substring(0, title), text.substring(title));
  }

  private static <V> void write(
      KafkaSettings kafka, KafkaTopic<V> topic, List<V> values, Function<V, String> key)
      throws Exception {
    Properties properties = Producers.properties(kafka);
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(properties, new StringSerializer(), topic.serde().serializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (V value : values) {
        sent.add(producer.send(new ProducerRecord<>(kafka.name(topic), key.apply(value), value)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  private static void progress(String what) {
    System.err.println("bench newsroom: " + what);
  }
}
