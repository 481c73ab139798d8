package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.NewerSchemaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private Line line;

  @BeforeEach
  void open() throws Exception {
    line = Line.open();
  }

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void isReadyWhenAllOfTheProcessIs() throws Exception {
    line.others.add(new Readiness("poller", false, "it starts"));
    Gateway gateway = line.gateway();

    var answer = Line.get(gateway, "/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("poller", "it starts").doesNotContain("\"gateway\"");
    line.others.clear();
    assertThat(Line.get(gateway, "/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void countsWhatFlows() throws Exception {
    Gateway gateway = line.gateway();

    line.publish(KafkaTopics.ALERTS, "aid", Samples.alert("a", "aid", "Aid"));
    line.publish(
        KafkaTopics.ATTEMPTS, "desk/d", Samples.attempt("desk", Attempt.Outcome.DELIVERED, 204));
    line.publish(KafkaTopics.ALARMS, "feed/x", new Alarm("feed/x", "is wrong", "mend", Samples.AT));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Line.get(gateway, "/metrics").body())
                    .contains(
                        "# HELP tocsin_alerts_total",
                        "tocsin_alerts_total{level=\"new\",topic=\"aid\"} 1.0",
                        "tocsin_attempts_total{outcome=\"delivered\"} 1.0",
                        "tocsin_alarms_total{about=\"feed\"} 1.0",
                        "tocsin_latency_seconds_count{from=\"fetched\",to=\"alert\"} 1",
                        "tocsin_latency_seconds_count{from=\"alert\",to=\"delivered\"} 1"));
  }

  @Test
  void showsSeriesBeforeTheirFirstEvent() throws Exception {
    Gateway gateway = line.gateway();

    Line.put(gateway, "/api/v1/topics/aid", "{\"query\": \"aid\"}");

    assertThat(Line.get(gateway, "/metrics").body())
        .contains(
            "tocsin_polls_total{outcome=\"failed\"} 0.0",
            "tocsin_attempts_total{outcome=\"delivered\"} 0.0",
            "tocsin_dead_letters_total 0.0",
            "tocsin_unreadable_total{kafka_topic=\"alerts\"} 0.0",
            "tocsin_alerts_total{level=\"new\",topic=\"aid\"} 0.0",
            "tocsin_matches_total{topic=\"aid\"} 0.0");
  }

  @Test
  void learnsNoLatencyFromWhatItOnlyCatchesUpOn() throws Exception {
    line.publish(KafkaTopics.ALERTS, "aid", Samples.alert("a", "aid", "Aid"));

    Gateway gateway = line.gateway();

    assertThat(Line.get(gateway, "/metrics").body())
        .contains(
            "tocsin_alerts_total{level=\"new\",topic=\"aid\"} 1.0",
            "tocsin_latency_seconds_count{from=\"fetched\",to=\"alert\"} 0");
  }

  @Test
  void skipsAndCountsWhatItCannotRead() throws Exception {
    Gateway gateway = line.gateway();

    line.publishRaw(KafkaTopics.ALERTS, "aid", bytes("{\"id\": 7"), "1.0");
    line.publish(KafkaTopics.ALERTS, "aid", Samples.alert("after", "aid", "Aid"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(Line.get(gateway, "/api/v1/alerts").body()).contains("\"after\""));
    assertThat(Line.get(gateway, "/metrics").body())
        .contains("tocsin_unreadable_total{kafka_topic=\"alerts\"} 1.0");
  }

  @Test
  void stopsBeforeARecordOfANewerTocsin() throws Exception {
    Gateway gateway = line.gateway();

    line.publishRaw(KafkaTopics.ALERTS, "aid", bytes("{}"), "2.0");

    await().atMost(SOON).until(() -> line.deaths.peek() instanceof NewerSchemaException);
    assertThat(gateway.ready()).isFalse();
  }

  @Test
  void knowsTheSameAfterARestart() throws Exception {
    Gateway before = line.gateway();
    Line.put(before, "/api/v1/feeds/one", "{\"url\": \"https://one.example/rss\"}");
    Line.put(before, "/api/v1/topics/aid", "{\"query\": \"aid\"}");
    String feeds = Line.get(before, "/api/v1/feeds").body();
    String topics = Line.get(before, "/api/v1/topics").body();
    before.close();

    Gateway after = line.gateway();

    assertThat(Line.get(after, "/api/v1/feeds").body()).isEqualTo(feeds);
    assertThat(Line.get(after, "/api/v1/topics").body()).isEqualTo(topics);
  }

  @Test
  void aSecondGatewayTakesTheRightToWrite() throws Exception {
    Gateway first = line.gateway();
    Line.put(first, "/api/v1/topics/aid", "{\"query\": \"aid\"}");
    Gateway second = line.gateway();

    var refused = Line.put(first, "/api/v1/topics/aid", "{\"query\": \"aid OR help\"}");
    var taken = Line.put(second, "/api/v1/topics/aid", "{\"query\": \"aid OR relief\"}");

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("read-only", line.kafka.prefix() + "gateway");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body()).contains("\"version\":2");
    assertThat(Line.get(first, "/").body()).contains("read-only");
    assertThat(Line.get(first, "/metrics").body()).contains("tocsin_gateway_read_only 1.0");
  }

  @Test
  void showsAFeedWithWhatThePollerSaidOfIt() throws Exception {
    Gateway gateway = line.gateway();
    Line.put(gateway, "/api/v1/feeds/one", "{\"url\": \"https://one.example/rss\"}");

    line.publish(
        KafkaTopics.FEED_STATUS,
        "one.example/one",
        new FeedStatus(
            "one",
            "one.example",
            FeedStatus.Outcome.FAILED,
            "not a feed",
            200,
            2,
            0,
            0,
            Optional.empty(),
            List.of(),
            Optional.of(Samples.AT),
            Optional.of(Samples.AT.plusSeconds(600)),
            "after two failures",
            List.of(),
            Optional.empty()));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Line.get(gateway, "/api/v1/feeds/one").body())
                    .contains("\"outcome\":\"FAILED\"", "after two failures"));
    assertThat(Line.get(gateway, "/metrics").body())
        .contains("tocsin_feeds{outcome=\"failed\"} 1.0");
    assertThat(Line.get(gateway, "/api/v1/overview").body()).contains("\"FAILED\":1");
  }

  @Test
  void aTombstoneOfTheOldSiteDoesNotTakeTheMovedFeedAway() throws Exception {
    Gateway gateway = line.gateway();
    Line.put(gateway, "/api/v1/feeds/one", "{\"url\": \"https://old.example/rss\"}");
    Line.put(gateway, "/api/v1/feeds/one", "{\"url\": \"https://new.example/rss\"}");
    gateway.close();

    Gateway after = line.gateway();

    assertThat(Line.get(after, "/api/v1/feeds/one").body()).contains("\"site\":\"new.example\"");
    assertThat(line.records(KafkaTopics.FEEDS))
        .filteredOn(record -> record.value() == null)
        .extracting(ConsumerRecord::key)
        .containsExactly("old.example/one");
  }

  @Test
  void showsTheLastDeliveries() throws Exception {
    Gateway gateway = line.gateway();

    line.publish(
        KafkaTopics.ATTEMPTS, "desk/d", Samples.attempt("desk", Attempt.Outcome.RETRY, 503));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Line.get(gateway, "/api/v1/deliveries?subscription=desk").body())
                    .contains("said no", "RETRY"));
    assertThat(Line.get(gateway, "/api/v1/deliveries?subscription=other").body())
        .isEqualTo("{\"deliveries\":[]}");
  }

  @Test
  void tellsWhatToDoWhereThereIsNothingYet() throws Exception {
    Gateway gateway = line.gateway();

    String page = Line.get(gateway, "/").body();

    assertThat(page).contains("No feeds yet", "./tocsin demo", "curl -X PUT " + address(gateway));
  }

  private static String address(Gateway gateway) {
    return gateway.address().toString().replaceAll("/$", "/api/v1/feeds");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
