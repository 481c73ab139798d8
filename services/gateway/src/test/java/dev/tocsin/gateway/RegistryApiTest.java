package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Subscription;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RegistryApiTest {
  private static Line line;
  private static Gateway gateway;

  @BeforeAll
  static void open() throws Exception {
    line = Line.open();
    gateway = line.gateway();
  }

  @AfterAll
  static void close() {
    line.close();
  }

  @Test
  void aFeedNeedsOnlyItsUrl() throws Exception {
    var answer = put("/api/v1/feeds/plain", "{\"url\": \"https://news.example.co.uk/rss\"}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(json(answer).path("site").stringValue()).isEqualTo("example.co.uk");
    assertThat(json(answer).path("version").intValue()).isEqualTo(1);
    assertThat(json(answer).path("backlog").stringValue()).isEqualTo("SILENT");
    assertThat(json(get("/api/v1/feeds/plain"))).isEqualTo(json(answer));
  }

  @Test
  void anEqualBodyMakesNoNewVersion() throws Exception {
    String draft = "{\"query\": \"ceasefire\"}";
    put("/api/v1/topics/equal", draft);

    var again = put("/api/v1/topics/equal", draft);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("version").intValue()).isEqualTo(1);
    assertThat(versionsOf("equal")).hasSize(1);
  }

  @Test
  void whatWasReadCanBeWrittenBack() throws Exception {
    put("/api/v1/topics/round", "{\"query\": \"ceasefire\", \"name\": \"Round\"}");

    var again = put("/api/v1/topics/round", get("/api/v1/topics/round").body());

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("version").intValue()).isEqualTo(1);
  }

  @Test
  void aChangeIsTheNextVersionAndBothAreKept() throws Exception {
    put("/api/v1/topics/changing", "{\"query\": \"ceasefire\"}");

    var answer = put("/api/v1/topics/changing", "{\"query\": \"ceasefire OR truce\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("version").intValue()).isEqualTo(2);
    assertThat(versionsOf("changing"))
        .extracting(ConsumerRecord::key)
        .containsExactly("changing@1", "changing@2");
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() throws Exception {
    put("/api/v1/topics/edited", "{\"query\": \"ceasefire\"}");
    put("/api/v1/topics/edited", "{\"query\": \"truce\"}");

    var answer = put("/api/v1/topics/edited", "{\"query\": \"armistice\", \"version\": 1}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(paths(answer)).containsExactly("version");
  }

  @Test
  void aDeletedIdIsNeverUsedAgain() throws Exception {
    put("/api/v1/topics/gone", "{\"query\": \"ceasefire\"}");
    var deleted = delete("/api/v1/topics/gone");

    var again = put("/api/v1/topics/gone", "{\"query\": \"ceasefire\"}");

    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(json(deleted).path("state").stringValue()).isEqualTo("DELETED");
    assertThat(json(deleted).path("version").intValue()).isEqualTo(2);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(json(again).path("detail").stringValue()).contains("never used again");
    assertThat(get("/api/v1/topics/gone").statusCode()).isEqualTo(410);
    assertThat(get("/api/v1/topics").body()).doesNotContain("\"gone\"");
  }

  @Test
  void deletingTwiceIsDeletingOnce() throws Exception {
    put("/api/v1/topics/twice", "{\"query\": \"ceasefire\"}");
    delete("/api/v1/topics/twice");

    var again = delete("/api/v1/topics/twice");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("version").intValue()).isEqualTo(2);
  }

  @Test
  void whatIsUnknownIsNotFound() throws Exception {
    var answer = delete("/api/v1/topics/nobody-wrote-this");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void allProblemsAreToldAtOnce() throws Exception {
    var answer =
        put(
            "/api/v1/feeds/Wrong!",
            "{\"url\": \"ftp://x.example.org\", \"teir\": 1, \"fullText\": \"yes\","
                + " \"backlog\": \"silnet\", \"schedule\": {\"flor\": \"PT5M\"}}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(paths(answer))
        .containsExactlyInAnyOrder("id", "url", "teir", "fullText", "backlog", "schedule.flor");
    assertThat(answer.body()).contains("did you mean 'tier'?", "did you mean 'silent'?");
  }

  @Test
  void aMissingUrlIsSaidOnce() throws Exception {
    var answer = put("/api/v1/feeds/no-url", "{}");

    assertThat(paths(answer)).containsExactly("url");
  }

  @Test
  void jsonThatIsNoneNamesThePlace() throws Exception {
    var answer = put("/api/v1/feeds/broken", "{\n  \"url\": }");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("detail").stringValue()).startsWith("line 2, column");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    var answer = put("/api/v1/feeds/large", "{\"title\": \"" + "x".repeat(300_000) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aPrivateAddressIsRefusedAtTheDoor() throws Exception {
    var answer = put("/api/v1/feeds/inside", "{\"url\": \"http://169.254.169.254/feed\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("metadata");
  }

  @Test
  void aSecondFeedOfOneUrlIsRefused() throws Exception {
    put("/api/v1/feeds/first", "{\"url\": \"https://one.example.org/rss\"}");

    var answer = put("/api/v1/feeds/second", "{\"url\": \"https://ONE.example.org:443/rss\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).path("detail").stringValue()).contains("'first'");
  }

  @Test
  void aFeedThatMovesToAnotherSiteLeavesATombstone() throws Exception {
    put("/api/v1/feeds/moving", "{\"url\": \"https://old.example/rss\"}");

    var answer = put("/api/v1/feeds/moving", "{\"url\": \"https://new.example/rss\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(line.records(KafkaTopics.FEEDS))
        .filteredOn(record -> record.key().equals("old.example/moving"))
        .last()
        .satisfies(record -> assertThat(record.value()).isNull());
    assertThat(json(get("/api/v1/feeds/moving")).path("site").stringValue())
        .isEqualTo("new.example");
  }

  @Test
  void aTopicWithASyntaxErrorSaysWhereAndWhatWasExpected() throws Exception {
    var answer = put("/api/v1/topics/broken", "{\"query\": \"ceasefire AND (truce\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(paths(answer)).containsExactly("query");
    assertThat(answer.body()).contains("line 1, column", "found", "expected");
  }

  @Test
  void weightedTermsNeedAThresholdThatCanBeReached() throws Exception {
    var answer =
        put(
            "/api/v1/topics/weighted",
            "{\"terms\": [{\"weight\": 1, \"query\": \"truce\"}], \"threshold\": 3}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(paths(answer)).containsExactly("terms");
  }

  @Test
  void aDownstreamTopicGetsItsKafkaTopic() throws Exception {
    var answer = put("/api/v1/topics/flowing", "{\"query\": \"aid\", \"downstream\": true}");

    assertThat(answer.statusCode()).isEqualTo(201);
    try (Admin admin = Admin.create(line.kafka.client())) {
      assertThat(admin.listTopics().names().get())
          .contains(line.kafka.name(KafkaTopics.downstreamOf("flowing")));
    }
  }

  @Test
  void aSigningSecretIsMadeToldOnceAndSealed() throws Exception {
    var created = put("/api/v1/subscriptions/desk", webhook(""));

    String told = json(created).path("secrets").path("signing").stringValue();
    assertThat(told).startsWith("whsec_");
    assertThat(get("/api/v1/subscriptions/desk").body()).doesNotContain(told).contains("(sealed)");
    String sealed = lastSecret("desk");
    assertThat(sealed).doesNotContain(told);
    assertThat(line.secrets.open(sealed, "desk/signing")).isEqualTo(told);
  }

  @Test
  void theSecretStaysWhenItIsNotWrittenAgain() throws Exception {
    put("/api/v1/subscriptions/kept", webhook(""));
    String before = lastSecret("kept");

    var answer = put("/api/v1/subscriptions/kept", webhook(", \"name\": \"Other\""));

    assertThat(json(answer).path("version").intValue()).isEqualTo(2);
    assertThat(json(answer).path("secrets").path("signing").stringValue()).isEqualTo("(sealed)");
    assertThat(lastSecret("kept")).isEqualTo(before);
  }

  @Test
  void theSameSecretWrittenAgainChangesNothing() throws Exception {
    String secret = ", \"secrets\": {\"signing\": \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}";
    put("/api/v1/subscriptions/own-secret", webhook(secret));

    var again = put("/api/v1/subscriptions/own-secret", webhook(secret));

    assertThat(json(again).path("version").intValue()).isEqualTo(1);
    assertThat(again.body()).doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @Test
  void aWrongSecretIsNotRepeated() throws Exception {
    var answer =
        put(
            "/api/v1/subscriptions/odd-secret",
            webhook(", \"secrets\": {\"signing\": \"hunter2-hunter2\"}"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).doesNotContain("hunter2");
  }

  @Test
  void anUnknownTopicInAFilterIsRefusedWithASuggestion() throws Exception {
    put("/api/v1/topics/negotiations", "{\"query\": \"talks\"}");

    var answer =
        put(
            "/api/v1/subscriptions/filtered",
            webhook(", \"filter\": {\"topics\": [\"negotiation\"]}"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(paths(answer)).containsExactly("filter.topics[0]");
    assertThat(answer.body()).contains("did you mean 'negotiations'?");
  }

  @Test
  void aPollIsAskedForUnderTheKeyOfTheFeed() throws Exception {
    put("/api/v1/feeds/asked", "{\"url\": \"https://asked.example/rss\"}");

    var answer =
        Line.send(
            gateway,
            "/api/v1/feeds/asked/poll",
            request ->
                request
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(line.records(KafkaTopics.REQUESTS))
        .extracting(ConsumerRecord::key)
        .containsExactly("asked.example/asked");
  }

  @Test
  void whatIsWrittenCarriesTheScenarioTime() throws Exception {
    put("/api/v1/feeds/timed", "{\"url\": \"https://timed.example/rss\"}");

    var records = line.records(KafkaTopics.FEEDS);

    assertThat(records).extracting(ConsumerRecord::timestamp).containsOnly(Line.NOW.toEpochMilli());
    assertThat(Json.mapper().readValue(records.getFirst().value(), Feed.class).version())
        .isPositive();
  }

  private static String webhook(String more) {
    return "{\"channel\": {\"type\": \"webhook\", \"url\": \"http://hooks.test:9999/in\"}"
        + more
        + "}";
  }

  private static String lastSecret(String id) {
    return line.records(KafkaTopics.SUBSCRIPTIONS).stream()
        .filter(record -> record.key().equals(id))
        .reduce((first, second) -> second)
        .map(record -> Json.mapper().readValue(record.value(), Subscription.class))
        .map(subscription -> subscription.secrets().getOrDefault("signing", ""))
        .orElseThrow();
  }

  private static List<ConsumerRecord<String, byte[]>> versionsOf(String topic) {
    return line.records(KafkaTopics.TOPIC_VERSIONS).stream()
        .filter(record -> record.key().startsWith(topic + "@"))
        .toList();
  }

  private static List<String> paths(HttpResponse<String> answer) {
    return json(answer).path("errors").values().stream()
        .map(error -> error.path("path").stringValue())
        .toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return Line.get(gateway, path);
  }

  private static HttpResponse<String> put(String path, String json) throws Exception {
    return Line.put(gateway, path, json);
  }

  private static HttpResponse<String> delete(String path) throws Exception {
    return Line.delete(gateway, path);
  }
}
