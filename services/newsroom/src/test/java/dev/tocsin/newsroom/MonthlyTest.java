package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MonthlyTest {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final String NAME = "names";

  @TempDir private Path folder;
  private StateStore store;
  private Monthly<String> names;

  @BeforeEach
  void open() {
    MockProcessorContext<String, String> context =
        new MockProcessorContext<>(properties(), new TaskId(0, 0), folder.toFile());
    StoreBuilder<?> builder = Monthly.builder(NAME, Serdes.String());
    store = builder.withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    names = new Monthly<>(context, NAME);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsNothingOfAKeyThatWasNeverPut() {
    assertThat(names.last("a")).isEmpty();
    names.put("a", "one", NOON);
    assertThat(names.last("b")).isEmpty();
  }

  @Test
  void knowsWhatWasPutLast() {
    names.put("a", "one", NOON);
    names.put("a", "two", NOON);
    names.put("a", "three", NOON.plus(Duration.ofDays(20)));

    assertThat(names.last("a")).contains("three");
  }

  @Test
  void knowsForAMonthWhateverDayOfItsHalfItWasPut() {
    for (int day = 0; day < 90; day++) {
      Instant at = NOON.plus(Duration.ofDays(day));
      names.put("of " + day, "day " + day, at);
      if (day >= 30) {
        assertThat(names.last("of " + (day - 30))).describedAs("day %d", day).isPresent();
      }
      if (day >= 45) {
        assertThat(names.last("of " + (day - 45))).describedAs("day %d", day).isEmpty();
      }
    }
  }

  @Test
  void takesForLastWhatWasPutLastThoughTheClockWentBack() {
    names.put("a", "one", NOON.plus(Duration.ofDays(20)));
    names.put("a", "two", NOON);

    assertThat(names.last("a")).contains("two");
  }

  @Test
  void goesOnAfterARestartThoughTheClockWentBack() {
    names.put("a", "one", NOON.plus(Duration.ofDays(20)));
    close();
    open();
    assertThat(names.last("a")).contains("one");

    names.put("a", "two", NOON);

    assertThat(names.last("a")).contains("two");
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "monthly");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
    return properties;
  }
}
