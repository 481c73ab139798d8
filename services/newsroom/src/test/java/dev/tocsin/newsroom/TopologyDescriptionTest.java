package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The topologies as they were agreed on: a change of them is a migration of running installations.
 * {@code mvn test -Dgolden=write} writes them anew; read the diff as one.
 */
class TopologyDescriptionTest {
  private static final KafkaSettings KAFKA =
      new KafkaSettings("localhost:1", "tocsin.", 4, true, "test", Path.of("target/state"));

  static List<StreamsApp> apps() {
    return Newsroom.apps(KAFKA, InstantSource.system());
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isAsAgreedAndNamesEverything(StreamsApp app) throws IOException {
    Path golden = Path.of("src/test/resources/topologies", app.name() + ".txt");

    String description = app.build(StreamsProperties.of(app, KAFKA)).describe().toString();

    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, description);
    }
    assertThat(description).isEqualTo(Files.readString(golden));
    assertThat(description).doesNotContainPattern("K(STREAM|TABLE)-|[0-9]{10}");
  }
}
