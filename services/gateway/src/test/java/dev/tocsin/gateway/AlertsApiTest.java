package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertsApiTest {
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
  void showsTheNewestFirstPageByPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      alertAt(i, i % 2 == 0 ? "aid" : "front-line");
    }
    Gateway gateway = line.gateway();

    JsonNode first = json(gateway, "/api/v1/alerts?limit=3");

    assertThat(ids(first)).containsExactly("a4", "a3", "a2");
    JsonNode second =
        json(gateway, "/api/v1/alerts?limit=3&after=" + first.path("next").stringValue());
    assertThat(ids(second)).containsExactly("a1", "a0");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void showsOneTopicOnRequest() throws Exception {
    alertAt(0, "aid");
    alertAt(1, "front-line");
    Gateway gateway = line.gateway();

    JsonNode answer = json(gateway, "/api/v1/alerts?topic=aid&level=new");

    assertThat(ids(answer)).containsExactly("a0");
  }

  @Test
  void showsWhatOperatorsWereTold() throws Exception {
    for (String about : List.of("feed/world", "topic/aid")) {
      line.publish(KafkaTopics.ALARMS, about, new Alarm(about, "it is silent", "look", Samples.AT));
    }
    Gateway gateway = line.gateway();

    JsonNode all = json(gateway, "/api/v1/alarms");
    JsonNode feeds = json(gateway, "/api/v1/alarms?about=feed");

    assertThat(all.path("alarms").size()).isEqualTo(2);
    assertThat(feeds.path("alarms").size()).isEqualTo(1);
    assertThat(feeds.path("alarms").path(0).path("about").stringValue()).isEqualTo("feed/world");
    assertThat(Line.get(gateway, "/metrics").body())
        .contains("tocsin_alarms_total{about=\"topic\"}");
  }

  @Test
  void namesTheLevelsWhenOneIsUnknown() throws Exception {
    Gateway gateway = line.gateway();

    var answer = Line.get(gateway, "/api/v1/alerts?level=loud");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("new, grew, corrected, burst");
  }

  @Test
  void streamsAlertsAsTheyCome() throws Exception {
    alertAt(0, "aid");
    Gateway gateway = line.gateway();
    try (EventStream stream = EventStream.open(gateway, "/api/v1/alerts/stream", "")) {
      alertAt(1, "aid");

      EventStream.Event event = stream.next();

      assertThat(event.type()).isEqualTo("alert");
      assertThat(Json.mapper().readValue(event.data(), Alert.class).id()).isEqualTo("a1");
    }
  }

  @Test
  void aStreamOfOneTopicHasOnlyThat() throws Exception {
    Gateway gateway = line.gateway();
    try (EventStream stream = EventStream.open(gateway, "/api/v1/alerts/stream?topic=aid", "")) {
      alertAt(0, "front-line");
      alertAt(1, "aid");

      EventStream.Event event = stream.next();

      assertThat(event.data()).contains("\"a1\"");
    }
  }

  @Test
  void aClientThatComesBackGetsWhatItMissedEvenFromAnotherGateway() throws Exception {
    String last;
    Gateway before = line.gateway();
    try (EventStream stream = EventStream.open(before, "/api/v1/alerts/stream", "")) {
      alertAt(0, "aid");
      last = stream.next().id();
    }
    before.close();
    alertAt(1, "front-line");
    alertAt(2, "aid");
    Gateway after = line.gateway();

    try (EventStream stream = EventStream.open(after, "/api/v1/alerts/stream", last)) {
      List<String> missed = List.of(stream.next().data(), stream.next().data());

      assertThat(missed).anyMatch(d -> d.contains("\"a1\"")).anyMatch(d -> d.contains("\"a2\""));
    }
  }

  @Test
  void aPlaceThatIsNoneIsRefused() throws Exception {
    Gateway gateway = line.gateway();

    try (EventStream stream = EventStream.open(gateway, "/api/v1/alerts/stream", "yesterday")) {
      assertThat(stream.status()).isEqualTo(400);
    }
  }

  @Test
  void aClientTooManyIsTurnedAwayUntilAnotherGoes() throws Exception {
    Gateway gateway = line.gateway(new GatewaySettings("127.0.0.1", 0, List.of(), 1));
    EventStream first = EventStream.open(gateway, "/api/v1/alerts/stream", "");

    try (EventStream second = EventStream.open(gateway, "/api/v1/alerts/stream", "")) {
      assertThat(second.status()).isEqualTo(503);
    }
    first.close();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              // A seat is free again once writing to the client that went has failed.
              alertAt(7, "aid");
              try (EventStream third = EventStream.open(gateway, "/api/v1/alerts/stream", "")) {
                return third.status() == 200;
              }
            });
  }

  private void alertAt(int minute, String topic) {
    Alert alert =
        Samples.alert(
            "a" + minute,
            topic,
            "About talks",
            "https://outlet.test/",
            Samples.AT.plusSeconds(60L * minute));
    line.publish(KafkaTopics.ALERTS, topic, alert);
  }

  private static List<String> ids(JsonNode answer) {
    return answer.path("alerts").values().stream()
        .map(alert -> alert.path("id").stringValue())
        .toList();
  }

  private static JsonNode json(Gateway gateway, String path) throws Exception {
    return Json.mapper().readTree(Line.get(gateway, path).body());
  }
}
