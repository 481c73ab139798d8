package dev.tocsin.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.cli.settings.Settings;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.replay.run.Recorded;
import dev.tocsin.replay.run.Recorder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A whole line among feeds that are none and a receiver that is down: the rest goes on. */
final class HostileFeedsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RECEIVER = "down.test";

  @TempDir private Path data;

  @Test
  void goesOnAndSaysWhatIsWrongWithEach() throws Exception {
    try (HostileFeeds feeds = HostileFeeds.start();
        DataFolder folder = DataFolder.take(data);
        Line line = Line.open(plan(feeds), folder, Lines::died)) {
      enter(line.door());
      line.startServices();
      line.awaitReady(PATIENCE);
      try (Recorder recorder = Recorder.start(line.kafka(), KafkaTopics.all())) {
        await()
            .atMost(PATIENCE)
            .until(() -> problems(recorder).keySet().containsAll(HostileFeeds.BAD));

        feeds.grow();

        await().atMost(PATIENCE).until(() -> titles(recorder).size() == 2);
        assertThat(titles(recorder)).containsExactlyElementsOf(HostileFeeds.TITLES);
        assertThat(problems(recorder)).doesNotContainKey(HostileFeeds.GOOD);
        assertThat(problems(recorder).get("missing")).contains("404");
        assertThat(problems(recorder).get("page")).contains("Welcome");
        assertThat(problems(recorder).get("hanging")).contains("2000 ms");
        assertThat(problems(recorder).get("huge")).contains("1048576");
        assertThat(problems(recorder).get("endless")).contains("1048576");
        await().atMost(PATIENCE).until(() -> attempts(recorder).size() >= 2);
        assertThat(attempts(recorder))
            .allSatisfy(
                attempt -> {
                  assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.RETRY);
                  assertThat(attempt.nextAt()).isPresent();
                });
        assertThat(recorder.of(KafkaTopics.DEAD_LETTERS)).isEmpty();
      }
    }
  }

  private static LinePlan plan(HostileFeeds feeds) throws Exception {
    Settings settings = Lines.settings("poller.deadline", "2s", "poller.max-bytes", "1048576");
    Map<String, InetSocketAddress> routes = new HashMap<>(feeds.routes());
    routes.put(RECEIVER, nobody());
    return new LinePlan(settings, InstantSource.system(), routes, false);
  }

  /** A port that nobody listens on. */
  private static InetSocketAddress nobody() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return (InetSocketAddress) socket.getLocalSocketAddress();
    }
  }

  private static void enter(Door door) throws Exception {
    ObjectNode topic = JsonMapper.shared().createObjectNode().put("query", "\"peace talks\"");
    door.put("topics", "talks", topic);
    ObjectNode subscription = JsonMapper.shared().createObjectNode();
    subscription.putObject("channel").put("type", "webhook").put("url", "http://" + RECEIVER + "/");
    door.put("subscriptions", "desk", subscription);
    for (String id : HostileFeeds.BAD) {
      enterFeed(door, id);
    }
    enterFeed(door, HostileFeeds.GOOD);
  }

  private static void enterFeed(Door door, String id) throws Exception {
    ObjectNode feed = JsonMapper.shared().createObjectNode();
    feed.put("url", "http://" + HostileFeeds.host(id) + "/rss").put("backlog", "ALERT");
    feed.putObject("schedule").put("floor", "PT1S");
    door.put("feeds", id, feed);
  }

  private static List<String> titles(Recorder recorder) {
    return recorder.of(KafkaTopics.ALERTS).stream()
        .map(Recorded::value)
        .map(Alert::article)
        .map(Alert.Report::title)
        .toList();
  }

  private static Map<String, String> problems(Recorder recorder) {
    Map<String, String> problems = new HashMap<>();
    recorder.of(KafkaTopics.FEED_STATUS).stream()
        .map(Recorded::value)
        .filter(status -> status.outcome() == FeedStatus.Outcome.FAILED)
        .forEach(status -> problems.put(status.feedId(), status.detail()));
    return problems;
  }

  private static List<Attempt> attempts(Recorder recorder) {
    return recorder.of(KafkaTopics.ATTEMPTS).stream().map(Recorded::value).toList();
  }
}
