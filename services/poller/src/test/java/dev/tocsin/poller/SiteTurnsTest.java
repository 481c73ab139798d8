package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SiteTurnsTest {
  private static final Duration GAP = Duration.ofMillis(30);

  private final SiteTurns turns = new SiteTurns(GAP);

  @Test
  void oneSiteIsAskedOneAtATime() throws Exception {
    AtomicInteger out = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int n = 0; n < 50; n++) {
        all.add(
            threads.submit(
                () ->
                    turns.take(
                        "herald.test",
                        false,
                        () -> {
                          out.incrementAndGet();
                          for (int look = 0; look < 1_000; look++) {
                            most.accumulateAndGet(out.get(), Math::max);
                          }
                          return out.decrementAndGet();
                        })));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    assertThat(most).hasValue(1);
  }

  @Test
  void hopOfARedirectWaitsForTheGap() throws InterruptedException {
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());

    turns.take("herald.test", false, () -> starts.add(System.nanoTime()));
    turns.take("herald.test", true, () -> starts.add(System.nanoTime()));
    turns.take("herald.test", false, () -> starts.add(System.nanoTime()));

    assertThat(starts.get(1) - starts.get(0)).isGreaterThanOrEqualTo(GAP.toNanos());
    assertThat(starts.get(2) - starts.get(1)).isGreaterThanOrEqualTo(GAP.toNanos());
  }
}
