package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import dev.tocsin.newsroom.Newsroom;
import dev.tocsin.replay.scenario.Golden;
import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.Scenario;
import dev.tocsin.replay.scenario.ScenarioArticle;
import dev.tocsin.replay.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When a feed is polled is chance; what people are told must not hang on it. The newsroom's own
 * topologies get the seeds' scenario as polls at other times would find it: {@code -Dseeds=20} for
 * twenty of them.
 */
class ShuffledFeedsTest {
  private static final Path SEEDS = Path.of("../../seeds");
  private static final Path SCENARIO = SEEDS.resolve("scenarios/autumn-2023");

  /** A feed that lives is asked more often. */
  private static final int LONGEST_MINUTES = 240;

  @TempDir private Path state;

  /** An article as a poll finds it. */
  private record Found(ScenarioArticle article, Instant at) {}

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void raisesTheSameAlertsHoweverFeedsArePolled(long seed) throws Exception {
    Scenario scenario = ScenarioReader.read(SCENARIO);
    KafkaSettings kafka = new KafkaSettings("localhost:1", "tocsin.", 1, true, "test", state);
    Instant start = scenario.articles().getFirst().releasedAt();
    List<StreamsApp> apps = Newsroom.apps(kafka, () -> start);
    try (TopologyTestDriver identity = driver(apps.get(0), kafka, start);
        TopologyTestDriver stories = driver(apps.get(1), kafka, start)) {
      TestInputTopic<String, Topic> topics = input(identity, KafkaTopics.TOPICS);
      TopicFolder.read(SEEDS, new Analyzers())
          .topics()
          .forEach(topic -> topics.pipeInput(topic.id(), topic));
      TestInputTopic<String, Item> items = input(identity, KafkaTopics.ITEMS);
      for (Found found : polled(scenario, new Random(seed))) {
        Item item = item(found, scenario);
        items.pipeInput(item.site() + "/" + item.itemId(), item);
      }
      TestInputTopic<String, Article> articles = input(stories, KafkaTopics.ARTICLES);
      List<TestRecord<String, Article>> published =
          output(identity, KafkaTopics.ARTICLES).readRecordsToList();

      published.forEach(articles::pipeInput);

      Set<Golden.Pair> pairs =
          output(stories, KafkaTopics.ALERTS).readValuesToList().stream()
              .map(alert -> pairOf(alert, scenario))
              .collect(Collectors.toSet());
      assertThat(Golden.in(SCENARIO).orElseThrow().compare(pairs).toString())
          .contains("and nothing else");
    }
  }

  private static Golden.Pair pairOf(Alert alert, Scenario scenario) {
    return Golden.Pair.of(alert.topicId(), alert.article().url(), scenario);
  }

  /** Each feed is polled at times of its own, and those of one minute come in any order. */
  private static List<Found> polled(Scenario scenario, Random random) {
    Map<String, List<Instant>> polls = new HashMap<>();
    Instant first = scenario.articles().getFirst().releasedAt();
    Instant last = scenario.articles().getLast().releasedAt().plus(Duration.ofDays(1));
    List<Outlet> outlets = new ArrayList<>(scenario.outlets());
    Collections.shuffle(outlets, random);
    for (Outlet outlet : outlets) {
      List<Instant> times = new ArrayList<>();
      for (Instant at = first; at.isBefore(last); ) {
        at = at.plus(Duration.ofMinutes(1 + random.nextInt(LONGEST_MINUTES)));
        times.add(at);
      }
      polls.put(outlet.id(), times);
    }
    List<Found> found = new ArrayList<>();
    for (Outlet outlet : outlets) {
      List<Instant> times = polls.getOrDefault(outlet.id(), List.of());
      scenario.articles().stream()
          .filter(article -> article.outlet().equals(outlet.id()))
          .map(article -> new Found(article, next(times, article.releasedAt())))
          .forEach(found::add);
    }
    found.sort(Comparator.comparing(Found::at));
    return found;
  }

  private static Instant next(List<Instant> polls, Instant released) {
    return polls.stream().filter(poll -> !poll.isBefore(released)).findFirst().orElseThrow();
  }

  private static Item item(Found found, Scenario scenario) {
    ScenarioArticle article = found.article();
    Outlet outlet =
        scenario.outlets().stream()
            .filter(each -> each.id().equals(article.outlet()))
            .findFirst()
            .orElseThrow();
    return new Item(
        Ids.of(article.file()),
        outlet.id(),
        outlet.host(),
        outlet.name(),
        outlet.country(),
        outlet.tier(),
        List.of(),
        article.language().isEmpty() ? outlet.language() : article.language(),
        article.url(),
        article.url(),
        html(article.title()),
        html(article.lead()),
        article.paragraphs().stream()
            .map(paragraph -> "<p>" + html(paragraph) + "</p>")
            .collect(Collectors.joining()),
        Item.FullText.NOT_ASKED,
        article.author(),
        article.categories(),
        Optional.of(article.published()),
        article.updated(),
        found.at(),
        false,
        false,
        "");
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static TopologyTestDriver driver(StreamsApp app, KafkaSettings kafka, Instant start) {
    Properties properties = StreamsProperties.of(app, kafka);
    return new TopologyTestDriver(app.build(properties), properties, start);
  }

  private static <V> TestInputTopic<String, V> input(
      TopologyTestDriver driver, KafkaTopic<V> topic) {
    return driver.createInputTopic(
        topic.in("tocsin."), new StringSerializer(), topic.serde().serializer());
  }

  private static <V> TestOutputTopic<String, V> output(
      TopologyTestDriver driver, KafkaTopic<V> topic) {
    return driver.createOutputTopic(
        topic.in("tocsin."), new StringDeserializer(), topic.serde().deserializer());
  }
}
