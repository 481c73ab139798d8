package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Subscriptions at the door: what is taken, what is refused and how, what stays secret. */
class SubscriptionApiTest {
  private static final String HOOK =
      "\"channel\": {\"type\": \"webhook\", \"url\": \"https://hooks.test/in\"}";

  private static Line line;
  private static Gateway gateway;

  @BeforeAll
  static void start() throws Exception {
    line = Line.open();
    gateway = line.gateway();
  }

  @AfterAll
  static void stop() {
    line.close();
  }

  @Test
  void takesAllThatASubscriptionCanSayAndTakesItBackAsItWasShown() throws Exception {
    String draft =
        "{"
            + HOOK
            + """
            , "frequency": "weekly on monday at 07:30", "zone": "Europe/Kyiv",
              "quietHours": {"from": "22:00", "until": "07:00", "days": ["sunday"],
                             "urgent": {"levels": ["burst"]}},
              "snoozes": [{"of": "story", "id": "s1", "until": "2026-01-01T00:00:00Z"}],
              "sending": {"fifo": true, "perSecond": 2.5, "retries": ["PT0S", "PT1M"]}}
            """;
    var created = put("whole", draft);

    var again = put("whole", Line.get(gateway, "/api/v1/subscriptions/whole").body());

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(json(again).path("version").intValue()).isEqualTo(1);
    assertThat(json(again).path("frequency").stringValue()).isEqualTo("weekly on monday at 07:30");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"frequency\": \"often\"                                       | frequency",
        "\"frequency\": \"daily at 25:00\"                              | frequency",
        "\"zone\": \"Europe/Kiev-City\"                                 | zone",
        "\"quietHours\": {\"from\": \"22:00\"}                          | quietHours.until",
        "\"quietHours\": {\"from\": \"22:00\", \"until\": \"22:00\"}    | quietHours.until",
        "\"quietHours\": {\"from\": \"22\", \"until\": \"07:00\"}       | quietHours.from",
        "\"snoozes\": [{\"id\": \"\", \"until\": \"x\"}]                | snoozes[0].id",
        "\"sending\": {\"atOnce\": 1000}                                | sending",
        "\"sending\": {\"retries\": [\"P3D\"]}                          | sending",
        "\"sending\": {\"retries\": [\"soon\"]}                         | sending.retries[0]",
        "\"secrets\": {\"signing\": \"whsk_c2hvcnQ=\"}                  | secrets.signing",
        "\"sendng\": {}                                                 | sendng"
      })
  void refusesWhatMakesNoSense(String field, String path) throws Exception {
    var answer = put("odd", "{" + HOOK + ", " + field + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"path\":\"" + path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"pigeon\", \"url\": \"https://hooks.test/\"}             | channel.type",
        "{\"url\": \"https://user:hunter2@hooks.test/\"}                      | channel.url",
        "{\"url\": \"http://10.0.0.1/\"}                                      | channel.url",
        "{\"url\": \"ftp://hooks.test/\"}                                     | channel.url",
        "{\"url\": \"https://hooks.test/\", \"headers\": {\"x\": \"a\\r\\nb\"}} | channel.headers",
        "{\"url\": \"https://hooks.test/\", \"headers\": {\"webhook-id\": \"1\"}} |"
            + " channel.headers",
        "{\"url\": \"mailto://10.0.0.1?from=a@b.c&to=d@e.f\"}                  | channel.url",
        "{\"url\": \"mailto://u:hunter2@mail.test?from=nobody&to=d@e.f\"}      | channel.from",
        "{\"type\": \"kafka\", \"kafkaTopic\": \"a b\"}                         |"
            + " channel.kafkaTopic",
        "{\"type\": \"template\", \"url\": \"https://hooks.test/\"}            | channel.template",
        "{\"type\": \"slack\"}                                                | channel.url"
      })
  void refusesAChannelThatCannotBe(String channel, String path) throws Exception {
    var answer = put("odd-channel", "{\"channel\": " + channel + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"path\":\"" + path).doesNotContain("hunter2");
  }

  @Test
  void refusesAKafkaTopicOfTocsinsOwn() throws Exception {
    String own = line.kafka.prefix() + "alerts";

    var answer =
        put("own", "{\"channel\": {\"type\": \"kafka\", \"kafkaTopic\": \"" + own + "\"}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("one of Tocsin's");
  }

  @ParameterizedTest
  @CsvSource({
    "slack,   slack://T0/B0/hunter2,             https://hooks.slack.com/services/T0/B0/hunter2",
    "discord, discord://42/hunter2,              https://discord.com/api/webhooks/42/hunter2",
    "ntfy,    ntfy://hunter2,                    https://ntfy.sh/hunter2",
    "ntfy2,   ntfys://push.test/hunter2,         https://push.test/hunter2",
    "mail,    mailtos://u:hunter2@mail.test:587?from=a@b.c&to=d@e.f,"
        + " mailtos://u:hunter2@mail.test:587",
    "teams,   workflows://x.logic.azure.com:443/wf/hunter2,"
        + " 'https://x.logic.azure.com:443/workflows/wf/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=hunter2'"
  })
  void takesTheUrlsOfAppriseAndSealsThem(String id, String url, String address) throws Exception {
    var created = put(id, "{\"channel\": {\"url\": \"" + url + "\"}}");

    var again = put(id, Line.get(gateway, "/api/v1/subscriptions/" + id).body());

    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(created.body() + again.body()).doesNotContain("hunter2");
    Subscription stored = last(id);
    assertThat(stored.toString()).doesNotContain("hunter2");
    assertThat(opened(id, "address")).isEqualTo(address);
    assertThat(stored.secrets()).doesNotContainKey("signing");
  }

  @Test
  void makesAnotherSecretBesideTheOneBefore() throws Exception {
    String first =
        json(put("turned", "{" + HOOK + "}")).path("secrets").path("signing").stringValue();

    var turned = put("turned", "{" + HOOK + ", \"secrets\": {\"signing\": \"new\"}}");

    String second = json(turned).path("secrets").path("signing").stringValue();
    String both = opened("turned", "signing");
    assertThat(both).isEqualTo(second + " " + first + "@" + Line.NOW.plusSeconds(86_400));
  }

  @Test
  void makesAKeyPairAndTellsThePublicKeyAlone() throws Exception {
    var created = put("paired", "{" + HOOK + ", \"secrets\": {\"signing\": \"new-ed25519\"}}");

    assertThat(json(created).path("secrets").path("signing").stringValue()).startsWith("whpk_");
    assertThat(opened("paired", "signing")).startsWith("whsk_");
  }

  @Test
  void pausesForWhoHasTheWayOutAndForNobodyElse() throws Exception {
    put("mailed", "{" + HOOK + "}");
    String token = line.secrets.seal("mailed", "mailed/unsubscribe");

    var wrong = post("/unsubscribe/mailed/s1.AAAAAAAAAAAAAAAAAAAAAAAA");
    var right = post("/unsubscribe/mailed/" + token);

    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(right.statusCode()).isEqualTo(200);
    assertThat(last("mailed").state()).isEqualTo(State.PAUSED);
  }

  @Test
  void listsShowsAndSendsAgainWhatDied() throws Exception {
    put("ledger", "{" + HOOK + "}");
    sent("ledger", "d1", Attempt.Outcome.DELIVERED);
    sent("ledger", "d2", Attempt.Outcome.DEAD);
    sent("ledger", "d3", Attempt.Outcome.SKIPPED);
    sent("other", "d4", Attempt.Outcome.DEAD);

    String since = "?since=2000-01-01T00:00:00Z";
    var list = get("/api/v1/subscriptions/ledger/deliveries" + since);
    var dead = get("/api/v1/subscriptions/ledger/deliveries" + since + "&state=dead");
    var one = get("/api/v1/subscriptions/ledger/deliveries/d2" + since);
    var none = get("/api/v1/subscriptions/ledger/deliveries/d9" + since);
    var recovered = post("/api/v1/subscriptions/ledger/recover" + since);

    assertThat(json(list).path("total").intValue()).isEqualTo(3);
    assertThat(json(dead).path("deliveries").path(0).path("id").stringValue()).isEqualTo("d2");
    assertThat(json(one).path("attempts").size()).isEqualTo(1);
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(recovered.statusCode()).as(recovered.body()).isEqualTo(202);
    assertThat(json(recovered).path("asked").intValue()).isEqualTo(2);
    assertThat(line.records(KafkaTopics.REQUESTS))
        .filteredOn(record -> record.key().equals("ledger"))
        .extracting(record -> Json.mapper().readValue(record.value(), Request.class))
        .extracting(request -> ((Request.Resend) request).delivery().id())
        .containsExactlyInAnyOrder("d2", "d3");
  }

  @Test
  void asksForAPing() throws Exception {
    put("pinged", "{" + HOOK + "}");

    var answer = post("/api/v1/subscriptions/pinged/ping");
    var unknown = post("/api/v1/subscriptions/nobody/ping");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(line.records(KafkaTopics.REQUESTS))
        .filteredOn(record -> record.key().equals("pinged"))
        .hasSize(1);
  }

  @Test
  void showsAPreviewAndSendsNothing() throws Exception {
    put("previewed", "{" + HOOK + ", \"frequency\": \"daily at 07:30\"}");

    var answer = get("/api/v1/subscriptions/previewed/preview?days=3");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("alerts").isInt()).isTrue();
  }

  private static void sent(String subscription, String id, Attempt.Outcome outcome) {
    Delivery delivery = new Delivery(id, subscription, List.of("a"), "{}", Line.NOW);
    line.publish(KafkaTopics.DELIVERIES, delivery.key(), delivery);
    line.publish(
        KafkaTopics.ATTEMPTS,
        delivery.key(),
        new Attempt(
            id, subscription, 1, Line.NOW, 500, 3, List.of(), "no", outcome, Optional.empty()));
  }

  private static String opened(String id, String name) throws Exception {
    return line.secrets.open(last(id).secrets().getOrDefault(name, ""), id + "/" + name);
  }

  private static Subscription last(String id) {
    return line.records(KafkaTopics.SUBSCRIPTIONS).stream()
        .filter(record -> record.key().equals(id))
        .reduce((first, second) -> second)
        .map(record -> Json.mapper().readValue(record.value(), Subscription.class))
        .orElseThrow();
  }

  private static HttpResponse<String> put(String id, String json) throws Exception {
    return Line.put(gateway, "/api/v1/subscriptions/" + id, json);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return Line.get(gateway, path);
  }

  private static HttpResponse<String> post(String path) throws Exception {
    return Line.send(
        gateway,
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }
}
