package dev.tocsin.replay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WebhookReceiverTest {

  @Test
  void keepsWhatItGets() throws IOException {
    try (WebhookReceiver receiver = WebhookReceiver.start();
        Fetcher sender = Fetcher.of(receiver.routes(), "receiver.test")) {
      long before = MICROS.between(Instant.EPOCH, Instant.now());

      HttpResponse<byte[]> answer =
          sender.post("/hook?x=1", "{\"a\":\"ü\"}", "Webhook-Id", "msg_1");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(receiver.received()).isEqualTo(1);
      Receipt receipt = receiver.log().getFirst();
      assertThat(receipt.status()).isEqualTo(204);
      Received webhook = receipt.webhook();
      assertThat(webhook.path()).isEqualTo("/hook?x=1");
      assertThat(webhook.header("webhook-ID")).hasValue("msg_1");
      assertThat(webhook.headers()).containsKey("webhook-id");
      assertThat(webhook.header("none")).isEmpty();
      assertThat(webhook.body()).isEqualTo("{\"a\":\"ü\"}".getBytes(UTF_8));
      assertThat(webhook.text()).isEqualTo("{\"a\":\"ü\"}");
      assertThat(webhook.receivedAtMicros()).isGreaterThanOrEqualTo(before);
    }
  }

  @Test
  void answersAsItsScriptSays() throws IOException {
    try (WebhookReceiver receiver =
            WebhookReceiver.start(webhook -> webhook.path().equals("/down") ? 503 : 200);
        Fetcher sender = Fetcher.of(receiver.routes(), WebhookReceiver.HOST)) {

      int down = sender.post("/down", "x").statusCode();
      int up = sender.post("/up", "x").statusCode();

      assertThat(down).isEqualTo(503);
      assertThat(up).isEqualTo(200);
      assertThat(receiver.log()).extracting(Receipt::status).containsExactly(503, 200);
    }
  }

  @Test
  void saysSoWhenItsScriptFails() throws IOException {
    try (WebhookReceiver receiver =
            WebhookReceiver.start(
                webhook -> {
                  throw new IllegalStateException("no answer for " + webhook.path());
                });
        Fetcher sender = Fetcher.of(receiver.routes(), WebhookReceiver.HOST)) {

      HttpResponse<byte[]> answer = sender.post("/x", "x");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(new String(answer.body(), UTF_8)).contains("no answer for /x");
    }
  }

  @Test
  void takesPostsOnlyAndOfBoundedSize() throws IOException {
    try (WebhookReceiver receiver = WebhookReceiver.start();
        Fetcher sender = Fetcher.of(receiver.routes(), WebhookReceiver.HOST)) {

      int get = sender.get("/").statusCode();
      int largest = sender.post("/", "x".repeat(1 << 20)).statusCode();
      int tooLarge = sender.post("/", "x".repeat((1 << 20) + 1)).statusCode();

      assertThat(get).isEqualTo(405);
      assertThat(largest).isEqualTo(204);
      assertThat(tooLarge).isEqualTo(413);
      assertThat(receiver.log()).extracting(Receipt::status).containsExactly(204, 413);
    }
  }
}
