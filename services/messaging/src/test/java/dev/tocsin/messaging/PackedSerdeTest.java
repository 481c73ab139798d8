package dev.tocsin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.story.Alerted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class PackedSerdeTest {
  private final Serde<String> serde = PackedSerde.of(Serdes.String());

  @Test
  void leavesSmallValuesAsTheyAre() {
    byte[] bytes = serde.serializer().serialize("store", "{\"small\": true}");

    assertThat(bytes).isEqualTo("{\"small\": true}".getBytes(StandardCharsets.UTF_8));
    assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo("{\"small\": true}");
  }

  @Test
  void packsLargeOnes() {
    String large = "{\"topicId\": \"aid\", \"level\": \"NEW\"}".repeat(100_000);

    byte[] bytes = serde.serializer().serialize("store", large);

    assertThat(bytes).hasSizeLessThan(large.length() / 20);
    assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(large);
  }

  @Test
  void whatManyThousandTopicsAlertedOnIsARecordThatKafkaTakes() {
    Serde<Alerted[]> files = PackedSerde.of(JsonSerde.of(Alerted[].class));
    Alerted[] alerted =
        IntStream.range(0, 20_000).mapToObj(PackedSerdeTest::alerted).toArray(Alerted[]::new);

    byte[] bytes = files.serializer().serialize("store", alerted);

    assertThat(bytes).hasSizeLessThan(1_000_000);
    assertThat(files.deserializer().deserialize("store", bytes)).isEqualTo(alerted);
  }

  /** Twenty topics of each article. */
  private static Alerted alerted(int number) {
    String article = Ids.of("article", Integer.toString(number / 20));
    return new Alerted(
        "topic-" + number,
        number % 7,
        Level.NEW,
        "1",
        1,
        article,
        "A headline of usual length, that of " + article,
        false,
        Instant.ofEpochSecond(number / 20 * 97L));
  }

  @Test
  void keepsNothingAsNothing() {
    assertThat(serde.serializer().serialize("store", null)).isNull();
    assertThat(serde.deserializer().deserialize("store", null)).isNull();
  }

  @Test
  void saysWhatCannotBeUnpacked() {
    byte[] torn = {(byte) 0x1f, (byte) 0x8b, 8};

    assertThatThrownBy(() -> serde.deserializer().deserialize("store", torn))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("packed");
  }
}
