package dev.tocsin.poller;

import static dev.tocsin.poller.FeedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.poller.HubOrder.Mode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSub, 5.1: the question to a hub, by real HTTP. */
final class HubClientTest {
  private static final String TOPIC = "http://herald.test/feed.xml?a=1&b=ü";
  private static final List<String> FORMS = new CopyOnWriteArrayList<>();
  private static FeedServer server;
  private static OutboundHttp http;
  private static HubClient client;

  @BeforeAll
  static void start() throws Exception {
    server = new FeedServer();
    OutboundSettings settings =
        PollerLine.http(
            PollerLine.USER_AGENT,
            server.address(),
            List.of("hub.test", "moved.test", "lost.test"));
    http = new OutboundHttp(settings);
    client = new HubClient(http, settings, PollDesk.WEB_SUB);
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  @Test
  void subscriptionIsAFormWithASecretOfItsOwn() throws Exception {
    HubOrder order = order("http://hub.test/", Mode.SUBSCRIBE);
    server.on("hub.test", taking(202));

    assertThat(client.ask(order)).isEmpty();

    assertThat(fields())
        .containsEntry("hub.mode", "subscribe")
        .containsEntry("hub.topic", TOPIC)
        .containsEntry("hub.callback", "https://tocsin.test/websub/herald/" + order.token())
        .containsEntry("hub.lease_seconds", "864000")
        .containsEntry("hub.secret", PollDesk.WEB_SUB.secret(order));
    assertThat(server.requests("hub.test").getLast().header("Content-type"))
        .isEqualTo("application/x-www-form-urlencoded");
  }

  @Test
  void unsubscriptionTellsNoSecret() {
    server.on("hub.test", taking(202));

    assertThat(client.ask(order("http://hub.test/", Mode.UNSUBSCRIBE))).isEmpty();

    assertThat(fields()).containsEntry("hub.mode", "unsubscribe").doesNotContainKey("hub.secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void questionIsRepeatedWhereTheHubHasMoved(int status) {
    server.on("moved.test", reply(status, "", "Location: http://hub.test/new"));
    server.on("hub.test", taking(202));

    assertThat(client.ask(order("http://moved.test/", Mode.SUBSCRIBE))).isEmpty();

    assertThat(fields()).containsEntry("hub.topic", TOPIC);
    assertThat(server.requests("hub.test").getLast().method()).isEqualTo("POST");
  }

  @Test
  void redirectThatWouldLoseTheFormIsNotFollowed() {
    server.on("moved.test", reply(302, "", "Location: http://hub.test/new"));

    assertThat(client.ask(order("http://moved.test/", Mode.SUBSCRIBE))).hasValue("HTTP 302");
  }

  @Test
  void redirectsThatNeverEndAreGivenUp() {
    server.on("moved.test", reply(307, "", "Location: http://moved.test/"));

    assertThat(client.ask(order("http://moved.test/", Mode.SUBSCRIBE)).orElseThrow())
        .contains("redirects");
  }

  @Test
  void refusalIsToldInTheWordsOfTheHubAndInOneLine() {
    server.on("hub.test", reply(422, "hub.topic\u001b[31m is\nnot " + "known ".repeat(500)));

    assertThat(client.ask(order("http://hub.test/", Mode.SUBSCRIBE)).orElseThrow())
        .startsWith("HTTP 422 hub.topic [31m is not known")
        .doesNotContain("\n", "\u001b")
        .hasSizeLessThan(210);
  }

  @Test
  void hubAtAPrivateAddressIsRefused() {
    assertThat(client.ask(order("http://169.254.169.254/", Mode.SUBSCRIBE)).orElseThrow())
        .startsWith("refused");
  }

  @Test
  void hubThatLeadsToAPrivateAddressIsRefused() {
    server.on("moved.test", reply(307, "", "Location: http://127.0.0.1:1/"));

    assertThat(client.ask(order("http://moved.test/", Mode.SUBSCRIBE)).orElseThrow())
        .startsWith("refused");
  }

  private static HubOrder order(String hub, Mode mode) {
    return new HubOrder("herald", hub, TOPIC, PollDesk.WEB_SUB.newToken("herald", TOPIC), mode);
  }

  private static FeedServer.Handler taking(int status) {
    return exchange -> {
      FORMS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
      exchange.sendResponseHeaders(status, -1);
    };
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    for (String field : FORMS.getLast().split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }
}
