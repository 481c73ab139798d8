package dev.tocsin.poller;

import static org.awaitility.Awaitility.await;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Item;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.ProvisioningException;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A running poller between a real Kafka and a real web server, with a clock of the test's own. */
final class PollerLine implements AutoCloseable {
  static final String USER_AGENT = "Tocsin/0.1 (+https://tocsin.test/about)";

  /** Gaps between hops are real time, which a test has little of. */
  private static final PollRules RULES =
      new PollRules(Duration.ofMillis(100), Duration.ZERO, PollRules.Scope.HOST, false);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final TestClock clock = new TestClock(Instant.now());
  private final KafkaSettings kafkaSettings;
  private final PollerKafka kafka;
  private final PollerSettings settings;
  private final FeedServer server;
  private final AtomicInteger sentinels = new AtomicInteger();
  private Poller poller;

  /**
   * @param hosts all served by the one server
   */
  PollerLine(KafkaSettings kafkaSettings, FeedServer server, List<String> hosts)
      throws ProvisioningException {
    this.kafka = new PollerKafka(kafkaSettings);
    this.kafkaSettings = kafkaSettings;
    this.server = server;
    settings = PollerSettings.of(clock, http(USER_AGENT, server.address(), hosts), RULES);
    poller = start();
  }

  static OutboundSettings http(String userAgent, InetSocketAddress address, List<String> hosts) {
    Map<String, InetSocketAddress> routes =
        hosts.stream().collect(Collectors.toMap(host -> host, host -> address));
    return new OutboundSettings(
        userAgent,
        Duration.ofSeconds(2),
        PATIENCE.multipliedBy(2),
        1 << 20,
        AddressPolicy.allowing(
            List.of(address.getAddress().getHostAddress() + ":" + address.getPort())),
        Resolver.system().withRoutes(routes));
  }

  private Poller start() {
    Poller started =
        Poller.start(
            settings,
            kafkaSettings,
            cause -> {
              throw new AssertionError("the poller died", cause);
            });
    await().atMost(PATIENCE).until(started::ready);
    return started;
  }

  void restart() {
    poller.close();
    poller = start();
  }

  void want(Feed feed) {
    kafka.want(feed);
  }

  void ask(Feed feed) {
    kafka.ask(feed, clock.instant());
  }

  FeedStatus awaitPolls(Feed feed, int polls) {
    return kafka.awaitPolls(feed, polls);
  }

  List<FeedStatus> polls(Feed feed) {
    return kafka.polls(feed);
  }

  /** Gives everything that is due the time to happen: a feed that is new now is polled after it. */
  void passATurn() {
    String host = "sentinel" + sentinels.incrementAndGet() + ".test";
    server.on(host, FeedServer.reply(200, FeedServer.rss("s=Sentinel")));
    Feed sentinel = Feeds.feed("sentinel-" + sentinels.get(), "http://" + host + "/feed.xml", host);
    want(sentinel);
    awaitPolls(sentinel, 1);
  }

  /** As many as {@link #passATurn} may be called. */
  static List<String> sentinelHosts() {
    return IntStream.rangeClosed(1, 20).mapToObj(n -> "sentinel" + n + ".test").toList();
  }

  List<Item> items(Feed feed) {
    return kafka.items(feed);
  }

  List<Alarm> alarms() {
    return kafka.alarms();
  }

  @Override
  public void close() {
    poller.close();
    kafka.close();
  }
}
