package dev.tocsin.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.cli.settings.Settings;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.HubPhase;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.replay.run.Recorded;
import dev.tocsin.replay.run.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** WebSub over the whole way: a feed, its hub, the gateway, a real Kafka, the poller, items. */
final class WebSubLineTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PUSHES = 5;

  @TempDir private Path data;

  @Test
  void pushIsAnItemWithinASecondWithoutAPollAndTheHubIsLeftWhenTheFeedIsRemoved() throws Exception {
    try (Hub hub = new Hub();
        DataFolder folder = DataFolder.take(data);
        Line line = Line.open(plan(hub), folder, Lines::died)) {
      hub.reaches(line.address());
      line.startServices();
      line.awaitReady(PATIENCE);
      try (Recorder recorder = Recorder.start(line.kafka(), KafkaTopics.all())) {
        ObjectNode feed = JsonMapper.shared().createObjectNode();
        feed.put("url", "http://" + Hub.OUTLET + "/feed.xml").put("backlog", "ALERT");
        line.door().put("feeds", "herald", feed);
        await()
            .atMost(PATIENCE)
            .until(() -> hub.subscriptions() == 1 && phase(recorder) == HubPhase.VERIFIED);
        int polls = hub.polls();

        List<Duration> took = new ArrayList<>();
        for (int n = 1; n <= PUSHES; n++) {
          took.add(timeOf(hub, recorder, "push " + n));
        }
        int forged = hub.push(Hub.rss("forged"), "not the secret");
        timeOf(hub, recorder, "the last");

        assertThat(took.stream().sorted().toList().get(PUSHES / 2))
            .describedAs("the median of %s", took)
            .isLessThan(Duration.ofSeconds(1));
        assertThat(forged).isEqualTo(202);
        assertThat(titles(recorder))
            .containsExactly("first", "push 1", "push 2", "push 3", "push 4", "push 5", "the last");
        assertThat(hub.polls()).isEqualTo(polls);
        line.door().delete("feeds", "herald");
        await().atMost(PATIENCE).until(() -> hub.subscriptions() == 0);
      }
    }
  }

  private static Duration timeOf(Hub hub, Recorder recorder, String title) {
    long from = System.nanoTime();
    assertThat(hub.publish(title)).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> titles(recorder).contains(title));
    return Duration.ofNanos(System.nanoTime() - from);
  }

  private static LinePlan plan(Hub hub) throws Exception {
    Settings settings = Lines.settings("poller.websub-url", "https://tocsin.test/");
    return new LinePlan(
        settings,
        InstantSource.system(),
        Map.of(Hub.OUTLET, hub.address(), Hub.HUB, hub.address()),
        false);
  }

  private static List<String> titles(Recorder recorder) {
    return recorder.of(KafkaTopics.ITEMS).stream().map(Recorded::value).map(Item::title).toList();
  }

  private static HubPhase phase(Recorder recorder) {
    return recorder.of(KafkaTopics.FEED_STATUS).stream()
        .map(Recorded::value)
        .map(FeedStatus::hub)
        .flatMap(Optional::stream)
        .map(FeedStatus.Hub::phase)
        .reduce(HubPhase.LEFT, (first, last) -> last);
  }
}
