package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.cli.line.Door;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.replay.check.Checker;
import dev.tocsin.replay.check.Evidence;
import dev.tocsin.replay.check.Violation;
import dev.tocsin.replay.http.Receipt;
import dev.tocsin.replay.http.Received;
import dev.tocsin.replay.http.WebhookReceiver;
import dev.tocsin.replay.run.Recorder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole line is killed again and again, broker and all, while feeds grow and a receiver fails
 * now and then; afterwards a full scan must find the invariants I1, I2 and I3 true.
 */
class KilledLineTest {
  private static final int KILLS = 5;
  private static final int FEEDS = 6;
  private static final int ENTRIES_A_LIFE = 40;
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  /** What is committed is at most this old when it is killed, so older requests are no excuse. */
  private static final long UNCOMMITTED_MICROS = 1_000_000;

  private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();

  @TempDir private Path folder;

  @Test
  void losesAndDoublesNothingWhenItIsKilled() throws Exception {
    int brokerPort = Ports.free();
    URI gateway = URI.create("http://127.0.0.1:" + Ports.free() + "/");
    List<Long> killedAtMicros = new ArrayList<>();
    try (GrowingFeeds feeds = new GrowingFeeds(FEEDS);
        WebhookReceiver receiver = WebhookReceiver.start(this::answer)) {
      String[] up = up(brokerPort, gateway.getPort(), feeds.port(), portOf(receiver));
      TocsinProcess line = start(up, gateway);
      enter(new Door(gateway, Optional.empty()), feeds, portOf(receiver));
      for (int kill = 0; kill < KILLS; kill++) {
        growFor(feeds, ENTRIES_A_LIFE);
        line.kill();
        killedAtMicros.add(System.currentTimeMillis() * 1_000);
        line = start(up, gateway);
      }
      growFor(feeds, ENTRIES_A_LIFE);
      feeds.update();
      try (Recorder recorder = Recorder.start(kafka(brokerPort), KafkaTopics.all())) {
        await().atMost(BACK_WITHIN).until(feeds::allServed);
        List<Violation> violations = settle(feeds, receiver, recorder, killedAtMicros);

        assertThat(violations).isEmpty();
        assertThat(recorder.of(KafkaTopics.ALERTS)).hasSizeGreaterThan(KILLS);
        assertThat(recorder.of(KafkaTopics.DEAD_LETTERS)).isEmpty();
        assertThat(failedOnce).isNotEmpty();
      } finally {
        line.close();
      }
    }
  }

  private static List<Violation> settle(
      GrowingFeeds feeds, WebhookReceiver receiver, Recorder recorder, List<Long> kills) {
    return await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreNoExceptions()
        .until(
            () -> check(feeds, receiver, recorder, kills),
            found -> found.isEmpty() || beyondMending(found));
  }

  private static List<Violation> check(
      GrowingFeeds feeds, WebhookReceiver receiver, Recorder recorder, List<Long> kills) {
    List<Receipt> receipts = receiver.log();
    Map<String, List<Integer>> received =
        receipts.stream()
            .collect(
                Collectors.groupingBy(
                    receipt -> id(receipt.webhook()),
                    Collectors.mapping(Receipt::status, Collectors.toList())));
    int explained =
        (int)
            receipts.stream()
                .mapToLong(receipt -> receipt.webhook().receivedAtMicros())
                .filter(at -> kills.stream().anyMatch(kill -> isJustBefore(at, kill)))
                .count();
    return Checker.check(feeds.served(), Evidence.of(recorder, received), explained);
  }

  private static boolean isJustBefore(long at, long kill) {
    return at <= kill && at > kill - UNCOMMITTED_MICROS;
  }

  /** Time brings what is missing, never takes away what is too much. */
  private static boolean beyondMending(List<Violation> found) {
    return found.stream().anyMatch(violation -> violation.what().contains(" 2 times"));
  }

  private TocsinProcess start(String[] up, URI gateway) throws Exception {
    TocsinProcess line = TocsinProcess.start(folder.resolve("output.txt"), up);
    await()
        .atMost(BACK_WITHIN)
        .pollInterval(100, TimeUnit.MILLISECONDS)
        .until(() -> TocsinProcess.isReady(gateway));
    return line;
  }

  private static void growFor(GrowingFeeds feeds, int entries) {
    for (int i = 0; i < entries; i++) {
      await().pollDelay(50, TimeUnit.MILLISECONDS).until(() -> true);
      feeds.grow();
    }
  }

  private String[] up(int brokerPort, int gatewayPort, int feedPort, int receiverPort) {
    return new String[] {
      "up",
      "--no-seeds",
      "--data=" + folder.resolve("data"),
      "--set=broker.port=" + brokerPort,
      "--set=gateway.port=" + gatewayPort,
      "--set=poller.site-gap=20ms",
      "--set=outbound.allow=127.0.0.1:" + feedPort + ",127.0.0.1:" + receiverPort
    };
  }

  private static void enter(Door door, GrowingFeeds feeds, int receiverPort) throws Exception {
    door.put("topics", "treaties", json("{\"query\": \"treaty OR envoy\"}"));
    door.put(
        "topics",
        "harvests",
        json("{\"query\": \"harvest AND NOT festival\", \"downstream\": true}"));
    door.put(
        "subscriptions",
        "desk",
        json(
            "{\"channel\": {\"type\": \"webhook\", \"url\": \"http://127.0.0.1:%d/hook\"}}"
                .formatted(receiverPort)));
    for (String id : feeds.ids()) {
      door.put(
          "feeds",
          id,
          json(
              "{\"url\": \"%s\", \"backlog\": \"ALERT\", \"schedule\": {\"floor\": \"PT1S\"}}"
                  .formatted(feeds.url(id))));
    }
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private KafkaSettings kafka(int port) {
    return new KafkaSettings(
        "127.0.0.1:" + port, "tocsin.", 4, true, "checker", folder.resolve("checker"));
  }

  /** The first attempt of every fifth delivery fails. */
  private int answer(Received webhook) {
    String id = id(webhook);
    return id.hashCode() % 5 == 0 && failedOnce.add(id) ? 500 : 204;
  }

  private static String id(Received webhook) {
    return webhook.header("webhook-id").orElse("");
  }

  private static int portOf(WebhookReceiver receiver) {
    return receiver.routes().values().iterator().next().getPort();
  }
}
