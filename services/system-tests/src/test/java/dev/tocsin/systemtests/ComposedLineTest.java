package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.Door;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.replay.http.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Each service in a process of its own, as the compose file starts them. */
class ComposedLineTest {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  /** The Kafka clients' series are looked for once a minute. */
  private static final Duration SHOWN_WITHIN = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void deliversAndShowsEverySeriesThatRulesAndDashboardAskFor() throws Exception {
    HttpServer gone = gone();
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(
                new BrokerSettings(folder.resolve("kafka"), 0, "127.0.0.1", true));
        GrowingFeeds feeds = new GrowingFeeds(1);
        WebhookReceiver receiver = WebhookReceiver.start();
        ComposedLine line =
            ComposedLine.start(
                folder,
                broker.bootstrapServers(),
                "--set=poller.site-gap=20ms",
                "--set=outbound.allow=127.0.0.1")) {
      await().atMost(READY_WITHIN).until(line::ready);
      feeds.grow();

      watch(line.door(), feeds.url("feed-0"), url(gone.getAddress()), hook(receiver));
      writeWhatNobodyCanRead(broker.bootstrapServers());

      await()
          .atMost(SHOWN_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                String scrape = line.scrape();
                assertThat(WatchedSeries.shownIn(scrape)).containsAll(WatchedSeries.askedFor());
                assertThat(scrape)
                    .containsPattern("tocsin_attempts_total\\{outcome=\"delivered\"} [1-9]")
                    .containsPattern("tocsin_polls_total\\{outcome=\"gone\"} [1-9]")
                    .containsPattern("tocsin_alarms_total\\{about=\"\\w+\"} [1-9]")
                    .containsPattern("tocsin_dead_letters_total [1-9]")
                    .containsPattern(
                        "tocsin_outbound_connections_total\\{service=\"poller\"} [1-9]")
                    .containsPattern(
                        "tocsin_outbound_requests_total\\{service=\"dispatcher\"} [1-9]")
                    .containsPattern("tocsin_unreadable_total\\{kafka_topic=\"alarms\"} [1-9]");
              });
      assertThat(receiver.log()).isNotEmpty();
    } finally {
      gone.stop(0);
    }
  }

  private static void watch(Door door, String feed, String goneFeed, String hook) throws Exception {
    put(door, "topics", "reports", "{\"query\": \"report\"}");
    put(
        door,
        "subscriptions",
        "desk",
        "{\"channel\": {\"type\": \"webhook\", \"url\": \"%s\"}}".formatted(hook));
    put(door, "feeds", "growing", "{\"url\": \"%s\", \"backlog\": \"ALERT\"}".formatted(feed));
    put(door, "feeds", "gone", "{\"url\": \"%s\"}".formatted(goneFeed));
  }

  private static void put(Door door, String kind, String id, String draft) throws Exception {
    door.put(kind, id, JsonMapper.shared().readTree(draft));
  }

  /** One record that the newsroom buries, and one that the gateway skips. */
  private static void writeWhatNobodyCanRead(String kafka) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
      producer
          .send(new ProducerRecord<>(KafkaTopics.ITEMS.in("tocsin."), "site/id", "not JSON"))
          .get();
      producer
          .send(new ProducerRecord<>(KafkaTopics.ALARMS.in("tocsin."), "who", "not JSON"))
          .get();
    }
  }

  /** A server whose feeds are gone for good, which is worth an alarm. */
  private static HttpServer gone() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(410, -1);
          }
        });
    server.start();
    return server;
  }

  private static String hook(WebhookReceiver receiver) {
    return url(receiver.routes().values().iterator().next());
  }

  private static String url(InetSocketAddress address) {
    return "http://127.0.0.1:" + address.getPort() + "/";
  }
}
