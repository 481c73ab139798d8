package dev.tocsin.poller;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.Request.PollNow;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The topology without Kafka and without a net: replies come from a script, jobs wait until they
 * are run, and the clock stands still until it is moved.
 */
final class PollDesk implements AutoCloseable {
  static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final KafkaSettings KAFKA =
      new KafkaSettings("nowhere:1", "tocsin.", 1, true, "desk", Path.of("target/desk"));

  static final StreamsApp APP =
      app(
          new PollTopology.Net(
              (url, validators) -> Reply.none("nobody"),
              url -> PageReply.missed("nobody"),
              order -> Optional.of("nobody")),
          PollRules.BY_CLOCK,
          new HubTies(Optional.empty()),
          work(Instant::now, Runnable::run));

  /** The address of the gateway, for hubs, and the key of the installation. */
  static final WebSub WEB_SUB =
      WebSub.at("https://tocsin.test/", new SecretBox(List.of(new byte[SecretBox.KEY_BYTES])));

  private static final AtomicInteger DESKS = new AtomicInteger();

  /** One question to the net. */
  record Question(String url, Validators validators) {}

  final TestClock clock;
  final List<Question> questions = new ArrayList<>();
  final List<String> pagesAsked = new ArrayList<>();
  final List<HubOrder> orders = new ArrayList<>();
  Optional<String> hubRefuses = Optional.empty();
  private final Map<String, PageReply> pages = new HashMap<>();
  private final Deque<Reply> script = new ArrayDeque<>();
  private final Deque<Runnable> jobs = new ArrayDeque<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Feed> feeds;
  private final TestInputTopic<String, Request> requests;
  private final TestInputTopic<String, HubWord> pushes;
  private final TestOutputTopic<String, HubWord> words;
  private final TestOutputTopic<String, Item> items;
  private final TestOutputTopic<String, FeedStatus> statuses;
  private final TestOutputTopic<String, Alarm> alarms;
  private Optional<FeedStatus> latest = Optional.empty();

  private PollDesk(PollRules rules) {
    this(new TestClock(NOON), Optional.empty(), rules, Optional.of(WEB_SUB));
  }

  private PollDesk(
      TestClock clock, Optional<FeedSource> net, PollRules rules, Optional<WebSub> webSub) {
    this.clock = clock;
    FeedSource source = net.orElse(this::reply);
    PollTopology.Work work = work(clock, jobs::add);
    Properties properties = properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/desk" + DESKS.incrementAndGet());
    driver =
        new TopologyTestDriver(
            app(
                    new PollTopology.Net(source, this::page, this::take),
                    rules,
                    new HubTies(webSub),
                    work)
                .build(properties),
            properties,
            NOON);
    pushes = input(KafkaTopics.PUSHES);
    words = output(KafkaTopics.PUSHES);
    feeds = input(KafkaTopics.FEEDS);
    requests = input(KafkaTopics.REQUESTS);
    items = output(KafkaTopics.ITEMS);
    statuses = output(KafkaTopics.FEED_STATUS);
    alarms = output(KafkaTopics.ALARMS);
  }

  static PollDesk byClock() {
    return new PollDesk(PollRules.BY_CLOCK);
  }

  static PollDesk byRequest() {
    return new PollDesk(PollRules.BY_REQUEST);
  }

  static PollDesk withoutWebSub() {
    return new PollDesk(
        new TestClock(NOON), Optional.empty(), PollRules.BY_CLOCK, Optional.empty());
  }

  /** With a net instead of a script. */
  static PollDesk asking(TestClock clock, FeedSource net, PollRules rules) {
    return new PollDesk(clock, Optional.of(net), rules, Optional.empty());
  }

  private static StreamsApp app(
      PollTopology.Net net, PollRules rules, HubTies ties, PollTopology.Work work) {
    return StreamsApp.of(
        "poller-polls", builder -> PollTopology.build(builder, KAFKA, net, rules, ties, work));
  }

  private static PollTopology.Work work(InstantSource clock, Executor workers) {
    return new PollTopology.Work(
        signed(clock, workers),
        signed(clock, workers),
        signed(clock, workers),
        signed(clock, workers));
  }

  private static WorkSettings signed(InstantSource clock, Executor workers) {
    return new WorkSettings(clock, workers, 16, Duration.ofSeconds(5), new Vitals());
  }

  static Properties properties() {
    return StreamsProperties.of(APP, KAFKA);
  }

  private Reply reply(String url, Validators validators) {
    questions.add(new Question(url, validators));
    return Optional.ofNullable(script.poll())
        .orElseThrow(() -> new IllegalStateException("nothing is scripted for " + url));
  }

  private PageReply page(String url) {
    pagesAsked.add(url);
    return Optional.ofNullable(pages.get(url))
        .orElseThrow(() -> new IllegalStateException("no page is scripted for " + url));
  }

  private Optional<String> take(HubOrder order) {
    orders.add(order);
    return hubRefuses;
  }

  /** What the hub of a feed says, or we of it. */
  void hear(Feed feed, HubWord word) {
    String body = word instanceof HubWord.Pushed push ? push.body() : "";
    pushes.pipeInput(HubWord.key(feed.site(), Ids.of(word.toString(), body)), word);
  }

  /** What is written back for the feed's own task. */
  List<HubWord> words() {
    return words.readValuesToList();
  }

  void hasPage(String url, PageReply page) {
    pages.put(url, page);
  }

  void willReply(Reply... replies) {
    script.addAll(List.of(replies));
  }

  void want(Feed feed) {
    feeds.pipeInput(feed.key(), feed);
  }

  void unwant(String key) {
    feeds.pipeInput(key, null);
  }

  void ask(Feed feed) {
    requests.pipeInput(feed.key(), new PollNow(feed.id(), clock.instant()));
  }

  /** Lets a tick pass: what is due begins, what came back is applied. */
  void tick() {
    driver.advanceWallClockTime(Duration.ofMillis(10));
  }

  /** Questions that are begun and not put yet. */
  int jobsOut() {
    return jobs.size();
  }

  void runJobs() {
    for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
      job.run();
    }
  }

  /** Does all that is due now. */
  void work() {
    tick();
    runJobs();
    tick();
  }

  /** Moves the clock to the time that a feed's status names, and does what is due then. */
  void workAtNextPoll() {
    clock.advanceTo(status().nextPollAt().orElseThrow());
    work();
  }

  List<Item> items() {
    return items.readValuesToList();
  }

  List<KeyValue<String, Item>> keyedItems() {
    return items.readKeyValuesToList();
  }

  List<KeyValue<String, FeedStatus>> statuses() {
    return statuses.readKeyValuesToList();
  }

  /** The latest status. */
  FeedStatus status() {
    for (FeedStatus status : statuses.readValuesToList()) {
      latest = Optional.of(status);
    }
    return latest.orElseThrow();
  }

  List<Alarm> alarms() {
    return alarms.readValuesToList();
  }

  private <V> TestInputTopic<String, V> input(KafkaTopic<V> topic) {
    return driver.createInputTopic(
        KAFKA.name(topic), new StringSerializer(), topic.serde().serializer());
  }

  private <V> TestOutputTopic<String, V> output(KafkaTopic<V> topic) {
    return driver.createOutputTopic(
        KAFKA.name(topic), new StringDeserializer(), topic.serde().deserializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
