package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.NOON;
import static dev.tocsin.dispatcher.Samples.about;
import static dev.tocsin.dispatcher.Samples.alert;
import static dev.tocsin.dispatcher.Samples.subscription;
import static dev.tocsin.domain.QuietHours.Urgent.NOTHING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.Notice;
import dev.tocsin.domain.QuietHours;
import dev.tocsin.domain.Snooze;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Alarms;
import dev.tocsin.domain.Subscription.Filter;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionTopologyTest {
  @TempDir Path state;
  private Instant now = NOON;
  private TopologyTestDriver line;
  private TestInputTopic<String, byte[]> subscriptions;
  private TestInputTopic<String, Alert> alerts;
  private TestInputTopic<String, Alarm> alarms;
  private TestOutputTopic<String, Notice> notices;
  private TestOutputTopic<String, Delivery> deliveries;

  @BeforeEach
  void start() {
    KafkaSettings kafka = Samples.kafka(state);
    WorkSettings waiting =
        new WorkSettings(() -> now, Runnable::run, 1, Duration.ZERO, new Vitals());
    StreamsApp app =
        StreamsApp.of(
            Dispatcher.SUBSCRIPTIONS,
            builder -> SubscriptionTopology.build(builder, kafka, waiting));
    Properties properties = StreamsProperties.of(app, kafka);
    line = new TopologyTestDriver(app.build(properties), properties, NOON);
    subscriptions =
        line.createInputTopic(
            kafka.name(KafkaTopics.SUBSCRIPTIONS),
            new StringSerializer(),
            new ByteArraySerializer());
    alerts =
        line.createInputTopic(
            kafka.name(KafkaTopics.ALERTS),
            new StringSerializer(),
            KafkaTopics.ALERTS.serde().serializer());
    alarms =
        line.createInputTopic(
            kafka.name(KafkaTopics.ALARMS),
            new StringSerializer(),
            KafkaTopics.ALARMS.serde().serializer());
    notices = output(kafka, KafkaTopics.NOTICES);
    deliveries = output(kafka, KafkaTopics.DELIVERIES);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void addressesEverySubscriptionThatAsks() {
    wants(subscription("aid-desk", "aid"));
    wants(subscription("all-desk", State.ACTIVE, Filter.EVERYTHING, "https://all.test/"));
    wants(subscription("talks-desk", "negotiations"));
    Alert alert = alert("aid", "s1");

    alerts.pipeInput("aid", alert);

    assertThat(notices.readKeyValuesToList())
        .containsExactlyInAnyOrder(
            KeyValue.pair("aid-desk", new Notice("aid-desk", alert)),
            KeyValue.pair("all-desk", new Notice("all-desk", alert)));
  }

  @Test
  void addressesNobodyWhoPausedOrLeft() {
    wants(subscription("paused", State.PAUSED, about("aid"), "https://desk.test/"));
    wants(subscription("gone", State.DELETED, about("aid"), "https://desk.test/"));
    wants(subscription("purged", "aid"));
    subscriptions.pipeInput("purged", (byte[]) null);

    alerts.pipeInput("aid", alert("aid", "s1"));

    assertThat(notices.isEmpty()).isTrue();
  }

  @Test
  void judgesTheNextAlertByTheEdit() {
    wants(subscription("desk", "aid"));
    alerts.pipeInput("aid", alert("aid", "s1"));
    wants(subscription("desk", "negotiations"));

    alerts.pipeInput("aid", alert("aid", "s2"));

    assertThat(notices.readValuesToList())
        .extracting(notice -> notice.alert().storyId())
        .containsExactly("s1");
  }

  @Test
  void staysByTheVersionThatCouldBeRead() {
    wants(subscription("desk", "aid"));
    alerts.pipeInput("aid", alert("aid", "s1"));
    subscriptions.pipeInput("desk", "{\"id\":\"desk\"}".getBytes(UTF_8));
    subscriptions.pipeInput("broken", "not JSON".getBytes(UTF_8));

    alerts.pipeInput("aid", alert("aid", "s2"));

    assertThat(notices.readKeyValuesToList())
        .extracting(each -> each.key)
        .containsExactly("desk", "desk");
  }

  @Test
  void bringsAnAlarmToThoseWhoAskForIt() {
    wants(subscription("desk", "aid"));
    wants(subscription("operator", State.ACTIVE, Samples.alarms(Alarms.ONLY), "https://op.test/"));

    alarms.pipeInput("feed/world", new Alarm("feed/world", "it is gone", "delete it", NOON));
    alerts.pipeInput("aid", alert("aid", "s1"));

    List<Delivery> all = deliveries.readValuesToList();
    assertThat(all).extracting(Delivery::subscriptionId).containsExactly("operator", "desk");
    assertThat(all.getFirst().payload())
        .isEqualTo(
            """
            {"type":"alarm","timestamp":"2023-11-04T12:00:00Z","data":{"about":"feed/world",\
            "problem":"it is gone","remedy":"delete it","raisedAt":"2023-11-04T12:00:00Z"}}\
            """);
  }

  /** Or a receiver that fails would be told so, and fail again. */
  @Test
  void bringsNobodyAnAlarmOfItself() {
    wants(subscription("operator", State.ACTIVE, Samples.alarms(Alarms.TOO), "https://op.test/"));

    alarms.pipeInput(
        "subscription/operator", new Alarm("subscription/operator", "it fails", "mend it", NOON));

    assertThat(deliveries.isEmpty()).isTrue();
  }

  @Test
  void composesOneDeliveryForANotice() {
    wants(subscription("desk", "aid"));
    Alert alert = alert("aid", "s1");

    alerts.pipeInput("aid", alert);

    String id = Delivery.idOf(List.of(alert.id()), "desk");
    String payload =
        """
        {"type":"alert.new","timestamp":"2023-11-04T12:00:00Z","data":{"alertId":"%s",\
        "topic":"aid","level":"NEW","title":"Talks „resume“","lead":"Both sides met.",\
        "url":"https://herald.test/1","outlet":"Herald","language":"en","storyId":"s1",\
        "spans":[{"field":"TITLE","start":0,"end":5,"clause":"talks"}],"score":1.0,"owners":2,\
        "evidence":{"type":"coverage","since":"2023-11-04T12:00:00Z","articles":3,\
        "sources":["Herald","Courier"]},"summary":"3 articles by Herald, Courier",\
        "publishedAt":null,"fetchedAt":"2023-11-04T11:59:59Z","alertedAt":"2023-11-04T12:00:00Z"}}\
        """
            .formatted(alert.id());
    assertThat(deliveries.readKeyValuesToList())
        .containsExactly(
            KeyValue.pair(
                "desk/" + id, new Delivery(id, "desk", List.of(alert.id()), payload, NOON)));
  }

  @Test
  void handsTheRealTimesOn() {
    wants(subscription("desk", "aid"));
    RecordHeaders headers = new RecordHeaders();
    RealTime.FETCHED.stamp(headers, 41);
    RealTime.ALERTED.stamp(headers, 42);

    alerts.pipeInput(new TestRecord<>("aid", alert("aid", "s1"), headers, NOON));

    TestRecord<String, Delivery> delivery = deliveries.readRecord();
    assertThat(RealTime.FETCHED.of(delivery.headers())).hasValue(41);
    assertThat(RealTime.ALERTED.of(delivery.headers())).hasValue(42);
    assertThat(delivery.getRecordTime()).isEqualTo(NOON);
  }

  @Test
  void gathersAStoryForAMomentAndThenTellsItOnce() {
    wants(subscription("desk", "aid").with(new Frequency.Grouped()));
    alerts.pipeInput("aid", alert("aid", "s1"));
    alerts.pipeInput("aid", alert("aid", "s1", Alert.Level.GREW));
    alerts.pipeInput("aid", alert("aid", "s2"));
    passes(Duration.ofSeconds(9));
    boolean early = !deliveries.isEmpty();

    passes(Duration.ofSeconds(1));

    assertThat(early).isFalse();
    assertThat(deliveries.readValuesToList())
        .extracting(each -> each.alertIds().size())
        .containsExactlyInAnyOrder(2, 1);
  }

  @Test
  void tellsADayInOneMessageAndHowManyMoreThereWere() {
    wants(subscription("desk", "aid").with(Frequency.parse("daily at 13:00")));
    for (int i = 0; i < 57; i++) {
      alerts.pipeInput("aid", alert("aid", "s" + i));
    }

    passes(Duration.ofHours(1));
    passes(Duration.ofHours(25));

    Delivery digest = deliveries.readValue();
    assertThat(deliveries.isEmpty()).isTrue();
    assertThat(digest.alertIds()).hasSize(57).doesNotHaveDuplicates();
    assertThat(digest.createdAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    assertThat(digest.payload())
        .contains("\"type\":\"alert.digest\"", "\"more\":37")
        .contains("\"storyId\":\"s19\"")
        .doesNotContain("\"storyId\":\"s20\"");
  }

  @Test
  void keepsQuietHoursAndTellsAtTheirEnd() {
    QuietHours nights =
        new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), List.of(), NOTHING);
    wants(subscription("desk", "aid").quiet(ZoneOffset.UTC, nights));
    alerts.pipeInput("aid", alert("aid", "s1"));
    alerts.pipeInput("aid", alert("aid", "s2"));
    boolean during = !deliveries.isEmpty();

    passes(Duration.ofHours(1));

    assertThat(during).isFalse();
    assertThat(deliveries.readValuesToList())
        .singleElement()
        .matches(each -> each.alertIds().size() == 2);
  }

  @Test
  void letsABurstStandForTheAlertsInsideIt() {
    wants(subscription("desk", "aid"));
    alerts.pipeInput("aid", alert("aid", "burst", Alert.Level.BURST));
    alerts.pipeInput("aid", alert("aid", "s1"));
    alerts.pipeInput("aid", alert("aid", "s2"));
    List<Delivery> during = deliveries.readValuesToList();

    passes(Duration.ofHours(1));
    alerts.pipeInput("aid", alert("aid", "s3"));

    assertThat(during).singleElement().matches(each -> each.payload().contains("alert.burst"));
    assertThat(deliveries.readValuesToList())
        .extracting(each -> each.alertIds().size())
        .containsExactly(2, 1);
  }

  @Test
  void addressesNobodyWhoSnoozes() {
    Snooze story = new Snooze(Snooze.Of.STORY, "s1", NOON.plusSeconds(60));
    wants(subscription("desk", "aid").snoozing(List.of(story)));

    alerts.pipeInput("aid", alert("aid", "s1"));
    alerts.pipeInput("aid", alert("aid", "s2"));

    assertThat(notices.readValuesToList())
        .extracting(notice -> notice.alert().storyId())
        .containsExactly("s2");
  }

  private void passes(Duration time) {
    now = now.plus(time);
    line.advanceWallClockTime(Duration.ofMillis(10));
  }

  private void wants(Subscription subscription) {
    subscriptions.pipeInput(
        subscription.id(),
        KafkaTopics.SUBSCRIPTIONS.serde().serializer().serialize("", subscription));
  }

  private <V> TestOutputTopic<String, V> output(KafkaSettings kafka, KafkaTopic<V> topic) {
    return line.createOutputTopic(
        kafka.name(topic), new StringDeserializer(), topic.serde().deserializer());
  }
}
