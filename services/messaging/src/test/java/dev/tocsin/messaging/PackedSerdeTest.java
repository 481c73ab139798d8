package dev.tocsin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.story.StoryFile;
import dev.tocsin.domain.story.StoryFile.Alerted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class PackedSerdeTest {
  private final PackedSerde<String> serde = new PackedSerde<>(Serdes.String());

  @Test
  void leavesSmallValuesAsTheyAre() {
    byte[] bytes = serde.serialize("store", "{\"small\": true}");

    assertThat(bytes).isEqualTo("{\"small\": true}".getBytes(StandardCharsets.UTF_8));
    assertThat(serde.deserialize("store", bytes)).isEqualTo("{\"small\": true}");
  }

  @Test
  void packsLargeOnes() {
    String large = "{\"topicId\": \"aid\", \"level\": \"NEW\"}".repeat(100_000);

    byte[] bytes = serde.serialize("store", large);

    assertThat(bytes).hasSizeLessThan(large.length() / 20);
    assertThat(serde.deserialize("store", bytes)).isEqualTo(large);
  }

  @Test
  void aStoryThatManyThousandTopicsAlertedOnIsARecordThatKafkaTakes() {
    PackedSerde<StoryFile> files = new PackedSerde<>(JsonSerde.of(StoryFile.class));
    Story story =
        new Story(
            "s", "en", "Talks", Instant.EPOCH, Instant.EPOCH, List.of(), 1, 1, Optional.empty());
    List<Alerted> alerted = IntStream.range(0, 20_000).mapToObj(PackedSerdeTest::alerted).toList();
    StoryFile file = new StoryFile(story, 0, List.of(), alerted);

    byte[] bytes = files.serialize("store", file);

    assertThat(bytes).hasSizeLessThan(1_000_000);
    assertThat(files.deserialize("store", bytes)).isEqualTo(file);
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
    assertThat(serde.serialize("store", null)).isNull();
    assertThat(serde.deserialize("store", null)).isNull();
  }

  @Test
  void saysWhatCannotBeUnpacked() {
    byte[] torn = {(byte) 0x1f, (byte) 0x8b, 8};

    assertThatThrownBy(() -> serde.deserialize("store", torn))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("packed");
  }
}
