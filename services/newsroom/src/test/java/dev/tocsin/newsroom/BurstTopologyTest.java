package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Evidence.Volume;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BurstTopologyTest {
  /** A Monday. */
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private static final int DAYS = 14;
  private static final Instant LEARNED = START.plus(Duration.ofDays(DAYS));
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir private Path state;
  private KafkaSettings kafka;
  private Instant now = START;
  private TopologyTestDriver driver;
  private TestInputTopic<String, Alert> in;
  private TestInputTopic<String, Topic> topics;
  private TestOutputTopic<String, Alert> out;
  private TestOutputTopic<String, Alarm> alarms;
  private int stories;

  @BeforeEach
  void start() {
    kafka = new KafkaSettings("localhost:1", "tocsin.", 1, true, "test", state);
    driver = driver(2);
    in = input(KafkaTopics.ALERTS);
    topics = input(KafkaTopics.TOPICS);
    out = output(KafkaTopics.ALERTS);
    alarms = output(KafkaTopics.ALARMS);
    topics.pipeInput("talks", Values.topic("talks", State.ACTIVE));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void firesAtTheStoryThatMakesABurst() {
    learnTwoAnHour();

    begin(20, LEARNED);

    Alert burst = bursts().getFirst();
    assertThat(burst.topicId()).isEqualTo("talks");
    assertThat(burst.article().outlet()).isEqualTo("Herald");
    Volume volume = (Volume) burst.evidence();
    assertThat(volume.stories()).isGreaterThan(10);
    assertThat(volume.expected()).isBetween(3.0, 5.0);
    assertThat(volume.leading()).hasSize(5);
    assertThat(volume.until()).isEqualTo(burst.alertedAt());
  }

  @Test
  void firesOnceWhileItLasts() {
    learnTwoAnHour();

    begin(60, LEARNED);

    assertThat(bursts()).hasSize(1);
  }

  @Test
  void bringsABurstOfATopicThatOptedInDownstream() {
    learnTwoAnHour();
    TestOutputTopic<String, Alert> downstream = output(KafkaTopics.downstreamOf("talks"));

    begin(20, LEARNED);

    assertThat(downstream.readRecord().key()).isEqualTo(Alert.OF_NO_STORY);
  }

  /** Before ten so many stories are usual, and when the window has left that hour they are not. */
  @Test
  void firesByTheClockWhenTheFeedFallsQuiet() {
    for (int day = 0; day < DAYS; day++) {
      begin(30, START.plus(Duration.ofDays(day)).plus(Duration.ofHours(9)), Duration.ofMinutes(2));
    }
    begin(20, LEARNED.plus(Duration.ofMinutes(9 * 60 + 55)), Duration.ofSeconds(14));
    assertThat(bursts()).isEmpty();
    Instant last = now;

    pass(Duration.ofHours(3));

    Alert burst = bursts().getFirst();
    assertThat(burst.alertedAt()).isAfter(last.plus(Duration.ofMinutes(30)));
    assertThat(burst.alertedAt().getEpochSecond() % 30).isZero();
  }

  @Test
  void countsFiftyCopiesOfAReportOnce() {
    learnTwoAnHour();
    List<Alert> alerts = alertsOnCopies(50);

    alerts.forEach(alert -> in.pipeInput(alert.topicId(), alert));

    assertThat(alerts).extracting(Alert::level).containsOnlyOnce(Level.NEW);
    assertThat(bursts()).isEmpty();
  }

  /** All that waited comes at once. */
  @Test
  void firesOnNothingAfterAnAbsence() {
    learnTwoAnHour();
    pass(TICK);
    jump(Duration.ofHours(9));

    begin(20, now);

    assertThat(bursts()).isEmpty();
  }

  @Test
  void firesAgainOnceItHasWatchedForAWindow() {
    learnTwoAnHour();
    pass(TICK);
    jump(Duration.ofHours(9));
    pass(Duration.ofHours(3));

    begin(20, now);

    assertThat(bursts()).hasSize(1);
  }

  @Test
  void saysNothingOfATopicThatWasDeleted() {
    learnTwoAnHour();
    topics.pipeInput("talks", Values.topic("talks", State.DELETED));

    begin(20, LEARNED);

    assertThat(bursts()).isEmpty();
  }

  /** What publishers claim drives nothing. */
  @Test
  void takesNoNoticeOfTheDatesOfArticles() {
    learnTwoAnHour();
    for (int i = 0; i < 20; i++) {
      String claim = i % 2 == 0 ? "1970-01-01T00:00:00Z" : "2099-01-01T00:00:00Z";
      begin(LEARNED.plusSeconds(60L * i), Optional.of(Instant.parse(claim)));
    }

    Alert burst = bursts().getFirst();
    assertThat(burst.alertedAt()).isBetween(LEARNED, LEARNED.plus(Duration.ofHours(1)));
  }

  /** Stories go on with the greatest time that they saw, which the clock has not reached yet. */
  @Test
  void countsAnAlertThatIsAheadOfTheClockWhenItComes() {
    learnTwoAnHour();
    for (int i = 0; i < 20; i++) {
      now = LEARNED.plusSeconds(60L * i);
      in.pipeInput("talks", Values.alert("talks", "ahead-" + i, now.plus(Duration.ofDays(900))));
    }

    assertThat(bursts().getFirst().alertedAt())
        .isBetween(LEARNED, LEARNED.plus(Duration.ofHours(1)));
  }

  @Test
  void tellsOperatorsOfATopicThatFellSilent() {
    learnTwoAnHour();

    pass(Duration.ofHours(30), LONG);

    Alarm alarm = alarms().getFirst();
    assertThat(alarm.about()).isEqualTo("topic/talks");
    assertThat(alarm.problem()).startsWith("no more than ").endsWith("stories are usual");
    assertThat(alarms()).isEmpty();
  }

  @Test
  void saysNothingOfASilenceThatNobodyWatched() {
    learnTwoAnHour();
    pass(TICK);
    jump(Duration.ofHours(30));

    pass(Duration.ofHours(20), LONG);

    assertThat(alarms()).isEmpty();
  }

  /** Ten topics do not fall silent by themselves. */
  @Test
  void tellsOfTheLineWhenMuchIsSilentAtOnce() {
    List<String> ids = IntStream.range(0, 12).mapToObj(i -> "topic-" + i).toList();
    ids.forEach(id -> topics.pipeInput(id, Values.topic(id, State.ACTIVE)));
    for (int hour = 0; hour < DAYS * 24; hour++) {
      now = START.plus(Duration.ofHours(hour));
      for (String id : ids) {
        in.pipeInput(id, Values.alert(id, "story-" + stories++, now));
      }
    }

    pass(Duration.ofDays(2), LONG);

    assertThat(alarms()).extracting(Alarm::about).containsExactly("line");
  }

  @Test
  void tellsOperatorsOfAFeedThatAnswersAndHasNothingNew() {
    TestInputTopic<String, FeedStatus> polls = input(KafkaTopics.FEED_STATUS);
    for (int hour = 0; hour < DAYS * 24; hour++) {
      polls.pipeInput("herald.test/world", poll(hour, 3));
    }

    for (int hour = DAYS * 24; hour < (DAYS + 2) * 24; hour++) {
      polls.pipeInput("herald.test/world", poll(hour, 0));
    }

    Alarm alarm = alarms().getFirst();
    assertThat(alarm.about()).isEqualTo("feed/world");
    assertThat(alarm.problem()).startsWith("it answers, and has had nothing new in 2");
  }

  private static FeedStatus poll(int hour, int newEntries) {
    return new FeedStatus(
        "world",
        "herald.test",
        FeedStatus.Outcome.FETCHED,
        "",
        200,
        0,
        20,
        newEntries,
        Optional.empty(),
        List.of(),
        Optional.of(START.plus(Duration.ofHours(hour))),
        Optional.empty(),
        "",
        List.of(),
        Optional.empty());
  }

  private List<Alarm> alarms() {
    return alarms.readValuesToList();
  }

  private List<Alert> bursts() {
    return out.readValuesToList().stream().filter(alert -> alert.level() == Level.BURST).toList();
  }

  private void learnTwoAnHour() {
    for (int half = 0; half < DAYS * 48; half++) {
      begin(1, START.plus(Duration.ofMinutes(30L * half)));
    }
    now = LEARNED;
    assertThat(bursts()).isEmpty();
  }

  /** Stories begin, a minute apart. */
  private void begin(int count, Instant from) {
    begin(count, from, Duration.ofMinutes(1));
  }

  private void begin(int count, Instant from, Duration apart) {
    for (int i = 0; i < count; i++) {
      begin(from.plus(apart.multipliedBy(i)), Optional.empty());
    }
  }

  private void begin(Instant at, Optional<Instant> publishedAt) {
    now = at;
    in.pipeInput("talks", Values.alert("talks", "story-" + stories++, publishedAt, at));
  }

  /** Time goes by, and nothing comes. */
  private void pass(Duration time) {
    pass(time, TICK);
  }

  private void pass(Duration time, Duration step) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      jump(step);
    }
  }

  private void jump(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** What the stories make of a report that many print. */
  private List<Alert> alertsOnCopies(int count) {
    try (TopologyTestDriver stories = driver(1)) {
      TestInputTopic<String, Article> articles =
          stories.createInputTopic(
              KafkaTopics.ARTICLES.in("tocsin."),
              new StringSerializer(),
              KafkaTopics.ARTICLES.serde().serializer());
      List<Alert> alerts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Article copy = Values.copy("outlet" + i, now.plusSeconds(i));
        articles.pipeInput("en/" + copy.id(), copy);
      }
      stories
          .createOutputTopic(
              KafkaTopics.ALERTS.in("tocsin."),
              new StringDeserializer(),
              KafkaTopics.ALERTS.serde().deserializer())
          .readValuesToList()
          .forEach(alerts::add);
      return alerts;
    }
  }

  private TopologyTestDriver driver(int app) {
    StreamsApp streams = Newsroom.apps(kafka, () -> now).get(app);
    Properties properties = StreamsProperties.of(streams, kafka);
    return new TopologyTestDriver(streams.build(properties), properties, START);
  }

  private <V> TestInputTopic<String, V> input(KafkaTopic<V> topic) {
    return driver.createInputTopic(
        topic.in("tocsin."), new StringSerializer(), topic.serde().serializer());
  }

  private <V> TestOutputTopic<String, V> output(KafkaTopic<V> topic) {
    return driver.createOutputTopic(
        topic.in("tocsin."), new StringDeserializer(), topic.serde().deserializer());
  }
}
