package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class AsyncWorkStoresTest {

  @Test
  void namesItsStoresInTheSameOrderInEveryRun() {
    WorkSettings settings =
        new WorkSettings(InstantSource.system(), Runnable::run, 1, Duration.ZERO, new Vitals());

    AsyncWork<String, String, String, String, String> work =
        new AsyncWork<>(
            "errands",
            Serdes.String(),
            Serdes.String(),
            settings,
            stores -> {
              throw new AssertionError("opened by nobody");
            });

    assertThat(work.stores())
        .extracting(store -> store.name())
        .containsExactly("errands-work", "errands-schedule", "errands-before-commit");
  }
}
