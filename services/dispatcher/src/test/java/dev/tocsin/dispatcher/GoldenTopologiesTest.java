package dev.tocsin.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the topologies are; {@code -Dgolden=write} makes a change of them the new truth. */
class GoldenTopologiesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/topologies");
  private static final KafkaSettings KAFKA = Samples.kafka(Path.of("unused"));

  static Stream<StreamsApp> apps() {
    WorkSettings work =
        new WorkSettings(InstantSource.system(), Runnable::run, 1, Duration.ZERO, new Vitals());
    return Dispatcher.apps(KAFKA, work, Samples.outbox(call -> Samples.answer(204))).stream();
  }

  @ParameterizedTest
  @MethodSource("apps")
  void changesOnlyOnPurpose(StreamsApp app) throws IOException {
    Path golden = GOLDEN.resolve(app.name() + ".txt");

    String description = app.build(StreamsProperties.of(app, KAFKA)).describe().toString();

    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(golden, description);
    }
    assertThat(description)
        .isEqualTo(Files.readString(golden))
        .doesNotContain("KSTREAM-", "KTABLE-");
  }
}
