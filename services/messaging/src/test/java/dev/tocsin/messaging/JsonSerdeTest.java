package dev.tocsin.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class JsonSerdeTest {
  private static final String KAFKA_TOPIC = "tocsin.feeds";

  private final Serde<Feed> feeds = JsonSerde.of(Feed.class);
  private final ObjectNode feed = Json.mapper().valueToTree(Samples.FEED);

  @ParameterizedTest
  @MethodSource("dev.tocsin.messaging.Samples#all")
  void readsWhatItWrote(Object value) {
    Object read = roundTrip(serdeOf(value), value);

    assertThat(read).isEqualTo(value);
  }

  @Test
  void hasASampleOfEveryTypeOfTheCatalogue() {
    Stream<Class<?>> types = KafkaTopics.all().stream().map(KafkaTopic::type);

    assertThat(types.filter(type -> type != byte[].class))
        .allMatch(type -> Samples.all().stream().anyMatch(type::isInstance));
  }

  @Test
  void readsEmptyOptionals() {
    FeedStatus waiting =
        new FeedStatus(
            "f",
            "herald.test",
            FeedStatus.Outcome.WAITING,
            "",
            0,
            0,
            0,
            0,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            Optional.empty());

    Object read = roundTrip(JsonSerde.of(FeedStatus.class), waiting);

    assertThat(read).isEqualTo(waiting);
  }

  @Test
  void writesWhatOthersCanRead() {
    ObjectNode alert = Json.mapper().valueToTree(Samples.ALERT);

    assertThat(alert.get("publishedAt").stringValue()).isEqualTo("2024-05-01T12:00:00.123456Z");
    assertThat(alert.get("level").stringValue()).isEqualTo("GREW");
    assertThat(feed.get("schedule").get("floor").stringValue()).isEqualTo("PT5M");
  }

  @Test
  void namesTheKindOfASealedValue() {
    List<JsonNode> kinds =
        Samples.all().stream()
            .map(value -> bytes(serdeOf(value), value))
            .map(bytes -> Json.mapper().readTree(bytes))
            .flatMap(tree -> Stream.of(tree.path("type"), tree.path("channel").path("type")))
            .filter(JsonNode::isString)
            .toList();

    assertThat(kinds)
        .extracting(JsonNode::stringValue)
        .containsExactly(
            "pushed", "verified", "denied", "refused", "webhook", "poll-now", "ping", "resend");
  }

  @Test
  void ignoresAFieldThatItDoesNotKnow() {
    feed.put("mood", "sunny");

    assertThat(read(feed)).isEqualTo(Samples.FEED);
  }

  @Test
  void takesAWholeNumberWhereAFractionMayStand() {
    ObjectNode alert = Json.mapper().valueToTree(Samples.ALERT);
    alert.put("score", 2);
    byte[] bytes = Json.mapper().writeValueAsBytes(alert);

    Alert read = JsonSerde.of(Alert.class).deserializer().deserialize(KAFKA_TOPIC, bytes);

    assertThat(read.score()).isEqualTo(2.0);
  }

  @Test
  void readsAMemberThatWasWrittenBeforeItHadAReason() {
    byte[] older = "{\"articleId\":\"x1\",\"outlet\":\"Herald\",\"copyOf\":null}".getBytes(UTF_8);

    Story.Member read = Json.mapper().readValue(older, Story.Member.class);

    assertThat(read)
        .isEqualTo(
            new Story.Member("x1", "Herald", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void refusesAMemberThatLacksWhatItAlwaysHad() {
    byte[] broken = "{\"articleId\":\"x1\",\"outlet\":\"Herald\"}".getBytes(UTF_8);

    assertThatThrownBy(() -> Json.mapper().readValue(broken, Story.Member.class))
        .hasMessageContaining("copyOf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "version", "groups", "fullText", "backlog", "schedule"})
  void refusesAMissingField(String field) {
    feed.remove(field);

    assertThatThrownBy(() -> read(feed))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Feed")
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "version, \"3\"",
        "version, 3.5",
        "version, true",
        "version, null",
        "version, \"\"",
        "tier, 99999999999",
        "title, 5",
        "title, true",
        "title, null",
        "title, []",
        "groups, \"press\"",
        "groups, null",
        "groups, [null]",
        "groups, [5]",
        "fullText, \"true\"",
        "fullText, 1",
        "backlog, \"LOUD\"",
        "backlog, \"\"",
        "backlog, 0",
        "schedule, \"PT5M\"",
        "schedule, {\"floor\": 300}",
        "schedule, {\"floor\": \"five minutes\"}",
      })
  void refusesAMistypedField(String field, String json) {
    feed.set(field, Json.mapper().readTree(json));

    assertThatThrownBy(() -> read(feed))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Feed")
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1714564800", "1714564800.5", "\"yesterday\"", "\"\"", "null"})
  void refusesAMistypedTime(String json) {
    ObjectNode alert = Json.mapper().valueToTree(Samples.ALERT);
    alert.set("fetchedAt", Json.mapper().readTree(json));
    byte[] bytes = Json.mapper().writeValueAsBytes(alert);

    assertThatThrownBy(
            () -> JsonSerde.of(Alert.class).deserializer().deserialize(KAFKA_TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("fetchedAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{", "[]", "5", "\"feed\"", "\u0000", "{} {}"})
  void refusesWhatIsNoRecord(String text) {
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), new RecordHeaders()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void takesATombstoneForNothing() {
    assertThat(feeds.serializer().serialize(KAFKA_TOPIC, new RecordHeaders(), null)).isNull();
    assertThat(feeds.deserializer().deserialize(KAFKA_TOPIC, new RecordHeaders(), (byte[]) null))
        .isNull();
  }

  @Test
  void writesTheSchemaIntoTheHeaderOnce() {
    Headers headers = schema("0.9");

    feeds.serializer().serialize(KAFKA_TOPIC, headers, Samples.FEED);

    assertThat(headers.headers(JsonSerde.SCHEMA_HEADER))
        .extracting(Header::value)
        .containsExactly("1.0".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.7", "1", "0.9"})
  void readsOlderSchemasAndNewerMinorOnes(String version) {
    Feed read = read(Json.mapper().writeValueAsBytes(Samples.FEED), schema(version));

    assertThat(read).isEqualTo(Samples.FEED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "2", "17.3"})
  void stopsAtANewerMajorSchema(String version) {
    assertThatThrownBy(() -> read(new byte[0], schema(version)))
        .isInstanceOf(NewerSchemaException.class)
        .hasMessageContaining(KAFKA_TOPIC)
        .hasMessageContaining(version)
        .hasMessageContaining("upgrade");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "-.-", "1e9"})
  void refusesASchemaThatIsNoVersion(String version) {
    byte[] bytes = Json.mapper().writeValueAsBytes(Samples.FEED);

    assertThatThrownBy(() -> read(bytes, schema(version)))
        .isInstanceOf(SerializationException.class)
        .isNotInstanceOf(NewerSchemaException.class);
  }

  private Feed read(ObjectNode json) {
    return read(Json.mapper().writeValueAsBytes(json), new RecordHeaders());
  }

  private Feed read(byte[] bytes, Headers headers) {
    return feeds.deserializer().deserialize(KAFKA_TOPIC, headers, bytes);
  }

  private static Headers schema(String version) {
    return new RecordHeaders()
        .add(JsonSerde.SCHEMA_HEADER, version.getBytes(StandardCharsets.UTF_8));
  }

  private static Object roundTrip(Serde<?> serde, Object value) {
    return serde.deserializer().deserialize(KAFKA_TOPIC, bytes(serde, value));
  }

  @SuppressWarnings("unchecked") // a serde of the value's own type
  private static byte[] bytes(Serde<?> serde, Object value) {
    return ((Serde<Object>) serde).serializer().serialize(KAFKA_TOPIC, value);
  }

  /** The serde of the Kafka topic that has such values. */
  private static Serde<?> serdeOf(Object value) {
    return KafkaTopics.all().stream()
        .filter(topic -> topic.type().isInstance(value))
        .findFirst()
        .orElseThrow()
        .serde();
  }
}
