package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.newsroom.Newsroom;
import dev.tocsin.replay.run.Recorded;
import dev.tocsin.replay.run.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic is edited while articles flow through a running newsroom. */
class LiveEditTest {
  private static final int ITEMS = 2_000;
  private static final String[] WORDS = {"harvest", "drought", "harvest and drought"};

  @TempDir Path folder;

  @Test
  void judgesEachArticleByOneVersionAndNamesIt() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("k")))) {
      KafkaSettings kafka =
          new KafkaSettings(
              broker.bootstrapServers(), "edit.", 4, true, "test", folder.resolve("state"));
      new Provisioner(kafka).provision(KafkaTopics.all());
      try (KafkaProducer<String, byte[]> producer = producer(kafka);
          Recorder recorder = Recorder.start(kafka, List.of(KafkaTopics.ARTICLES));
          Newsroom newsroom = Newsroom.start(kafka, InstantSource.system(), LiveEditTest::fail)) {
        await().atMost(Duration.ofMinutes(1)).until(newsroom::ready);
        send(producer, kafka, KafkaTopics.TOPICS, "fields", topic(1, "harvest"));
        for (int i = 0; i < ITEMS; i++) {
          if (i == ITEMS / 2) {
            send(producer, kafka, KafkaTopics.TOPICS, "fields", topic(2, "drought"));
          }
          send(producer, kafka, KafkaTopics.ITEMS, site(i) + "/" + i, item(i));
          if (i % 20 == 0) {
            producer.flush();
          }
        }
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> recorder.of(KafkaTopics.ARTICLES).size() >= ITEMS);
        check(recorder.of(KafkaTopics.ARTICLES));
      }
    }
  }

  private static void fail(Throwable cause) {
    throw new AssertionError(cause);
  }

  private static void check(List<Recorded<Article>> all) {
    assertThat(all).hasSize(ITEMS);
    List<Article> matched =
        all.stream().map(Recorded::value).filter(a -> !a.matches().isEmpty()).toList();
    assertThat(matched)
        .allSatisfy(
            article -> {
              assertThat(article.matches()).hasSize(1);
              Match match = article.matches().getFirst();
              String word = match.topicVersion() == 1 ? "harvest" : "drought";
              assertThat(article.title()).contains(word);
              assertThat(match.spans())
                  .extracting(span -> article.title().substring(span.start(), span.end()))
                  .contains(word);
            });
    assertThat(versions(matched)).contains(1L, 2L);
    // One task judges all articles of a site; tasks learn of an edit each at its own moment.
    Map<String, List<Article>> bySite =
        matched.stream().collect(Collectors.groupingBy(Article::site));
    assertThat(bySite.values()).allSatisfy(ofSite -> assertThat(versions(ofSite)).isSorted());
  }

  private static List<Long> versions(List<Article> articles) {
    return articles.stream()
        .flatMap(article -> article.matches().stream())
        .map(Match::topicVersion)
        .toList();
  }

  private static KafkaProducer<String, byte[]> producer(KafkaSettings kafka) {
    Properties properties = kafka.client();
    properties.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  private static <V> void send(
      KafkaProducer<String, byte[]> producer,
      KafkaSettings kafka,
      KafkaTopic<V> topic,
      String key,
      V value) {
    String name = kafka.name(topic);
    byte[] bytes = topic.serde().serializer().serialize(name, value);
    var unused = producer.send(new ProducerRecord<>(name, key, bytes));
  }

  private static String site(int number) {
    return "o" + number % 20 + ".test";
  }

  private static Topic topic(long version, String query) {
    return new Topic(
        "fields",
        version,
        State.ACTIVE,
        "Fields",
        "",
        List.of("en"),
        query,
        List.of(),
        1,
        Topic.Where.ANYWHERE,
        Map.of(),
        Topic.Tests.NONE,
        AlertPolicy.AT_ONCE,
        false,
        Instant.EPOCH);
  }

  private static Item item(int number) {
    return new Item(
        Ids.of("edit", Integer.toString(number)),
        "feed-" + number % 20,
        site(number),
        "Outlet " + number % 20,
        "",
        1,
        List.of(),
        "en",
        "http://" + site(number) + "/" + number,
        Integer.toString(number),
        "Report " + number + " on the " + WORDS[number % WORDS.length],
        "",
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Instant.now(),
        false,
        false,
        "");
  }
}
