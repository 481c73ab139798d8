package dev.tocsin.poller;

import static dev.tocsin.poller.FeedServer.reply;
import static dev.tocsin.poller.FeedServer.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus.Outcome;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.poller.FeedServer.Got;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several pollers: they share the sites, and what one loses the others take over. It waits for the
 * end of real sessions and for a long sleep, so it has a profile: {@code mvn -Pscale-out}.
 */
@Timeout(240)
@EnabledIfSystemProperty(named = "scale-out", matches = "true", disabledReason = "mvn -Pscale-out")
final class ScaleOutTest {
  private static final int PARTITIONS = 6;
  private static final String GROUP = "tocsin.poller-polls";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than its session and than any transaction: it wakes as one whom all have forgotten. */
  private static final Duration SLEEP = Duration.ofSeconds(60);

  private static final List<Feed> FEEDS =
      IntStream.rangeClosed(1, 24)
          .mapToObj(
              n -> Feeds.feed("feed-" + n, "http://site" + n + ".test/", "site" + n + ".test"))
          .toList();
  private static final List<String> HOSTS = FEEDS.stream().map(Feed::site).toList();

  @TempDir private Path folder;

  @Test
  void survivorTakesOverAndTheOneThatSleptCommitsNothing() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("b")));
        FeedServer server = new FeedServer();
        PollerKafka kafka = new PollerKafka(settings(broker, "teller"));
        Admin admin = Admin.create(settings(broker, "admin").client());
        PollerProcess killed = start(broker, "killed", server);
        PollerProcess sleeper = start(broker, "sleeper", server);
        Poller survivor = survivor(broker, server)) {
      HOSTS.forEach(host -> server.on(host, reply(200, rss("one=One"))));
      FEEDS.forEach(kafka::want);
      awaitSharesOf(3, admin);

      poll(kafka, FEEDS, 1);

      assertThat(server.requests()).hasSameSizeAs(FEEDS);
      assertThat(askers(server)).containsExactlyInAnyOrder("killed", "sleeper", "survivor");
      assertThat(survivor.ready()).isTrue();

      // The sleeper is put to sleep with its questions out; their answers wait for it to wake.
      List<Feed> sleepers = askedBy("sleeper", server);
      List<Feed> killeds = askedBy("killed", server);
      HOSTS.forEach(host -> server.on(host, heldFrom("sleeper", mayAnswer)));
      int before = server.requests().size();
      sleepers.forEach(feed -> kafka.ask(feed, Instant.now()));
      await().atMost(PATIENCE).until(() -> server.requests().size() == before + sleepers.size());
      awaitTaken(FEEDS.size() + sleepers.size(), admin);
      sleeper.sleep();
      long asleep = System.nanoTime();
      killed.kill();
      mayAnswer.countDown();
      killeds.forEach(feed -> kafka.ask(feed, Instant.now()));
      Stream.concat(sleepers.stream(), killeds.stream()).forEach(feed -> kafka.awaitPolls(feed, 2));

      await()
          .atMost(SLEEP.multipliedBy(2))
          .until(() -> System.nanoTime() - asleep > SLEEP.toNanos());
      sleeper.wake();
      awaitSharesOf(2, admin);
      HOSTS.forEach(host -> server.on(host, reply(200, rss("three=Three", "two=Two", "one=One"))));
      FEEDS.forEach(feed -> kafka.ask(feed, Instant.now()));
      FEEDS.forEach(
          feed ->
              kafka.awaitPolls(feed, killeds.contains(feed) || sleepers.contains(feed) ? 3 : 2));

      assertEachEntryIsThereOnce(kafka);
      assertThat(sleepers).allSatisfy(feed -> assertSleeperLost(feed, server, kafka));
    }
  }

  private static void assertEachEntryIsThereOnce(PollerKafka kafka) {
    assertThat(FEEDS)
        .allSatisfy(
            feed ->
                assertThat(kafka.items(feed))
                    .extracting(Item::guid)
                    .containsExactlyInAnyOrder("one", "two", "three"));
  }

  /** It asked twice and was heard once: its second poll is the survivor's. */
  private static void assertSleeperLost(Feed feed, FeedServer server, PollerKafka kafka) {
    assertThat(kafka.polls(feed)).hasSize(3);
    assertThat(server.requests(feed.site()))
        .hasSize(4)
        .extracting(ScaleOutTest::asker)
        .startsWith("sleeper", "sleeper", "survivor");
  }

  private static KafkaSettings settings(EmbeddedBroker broker, String instance, Path state) {
    return new KafkaSettings(
        broker.bootstrapServers(), "tocsin.", PARTITIONS, true, instance, state);
  }

  private KafkaSettings settings(EmbeddedBroker broker, String instance) {
    return settings(broker, instance, folder.resolve(instance));
  }

  private PollerProcess start(EmbeddedBroker broker, String name, FeedServer server)
      throws Exception {
    return PollerProcess.start(settings(broker, name), server.address(), HOSTS);
  }

  private Poller survivor(EmbeddedBroker broker, FeedServer server) {
    return Poller.start(
        PollerProcess.settings("survivor", server.address(), HOSTS),
        settings(broker, "survivor"),
        cause -> {
          throw new AssertionError("the survivor died", cause);
        });
  }

  private static void poll(PollerKafka kafka, List<Feed> feeds, int polls) {
    feeds.forEach(feed -> kafka.ask(feed, Instant.now()));
    assertThat(feeds)
        .allSatisfy(
            feed -> assertThat(kafka.awaitPolls(feed, polls).outcome()).isEqualTo(Outcome.FETCHED));
  }

  /** Waits until as many members share all partitions, and none has all or nothing. */
  private static void awaitSharesOf(int members, Admin admin) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              List<Long> shares =
                  admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                      .flatMap(group -> group.members().stream())
                      .map(ScaleOutTest::share)
                      .toList();
              return shares.size() == members
                  && !shares.contains(0L)
                  && shares.stream().mapToLong(share -> share).sum() == PARTITIONS;
            });
  }

  private static long share(MemberDescription member) {
    return member.assignment().topicPartitions().stream()
        .filter(ScaleOutTest::isOfRequests)
        .count();
  }

  private static boolean isOfRequests(TopicPartition partition) {
    return partition.topic().equals(KafkaTopics.REQUESTS.in("tocsin."));
  }

  /** With nothing uncommitted: an open transaction would only make the test longer. */
  private static void awaitTaken(int requests, Admin admin) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                admin
                        .listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .entrySet()
                        .stream()
                        .filter(entry -> isOfRequests(entry.getKey()))
                        .mapToLong(entry -> entry.getValue().offset())
                        .sum()
                    >= requests);
  }

  private static FeedServer.Handler heldFrom(String name, CountDownLatch mayAnswer) {
    return exchange -> {
      if (exchange.getRequestHeaders().getFirst("User-Agent").startsWith(name)) {
        try {
          mayAnswer.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      reply(200, rss("two=Two", "one=One")).handle(exchange);
    };
  }

  private static Set<String> askers(FeedServer server) {
    return server.requests().stream().map(ScaleOutTest::asker).collect(Collectors.toSet());
  }

  private static String asker(Got got) {
    return got.header("User-agent").split("/", 2)[0];
  }

  private static List<Feed> askedBy(String name, FeedServer server) {
    Set<String> hosts =
        server.requests().stream()
            .filter(got -> asker(got).equals(name))
            .map(Got::host)
            .collect(Collectors.toSet());
    return FEEDS.stream().filter(feed -> hosts.contains(feed.site())).toList();
  }
}
