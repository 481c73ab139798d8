package dev.tocsin.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.messaging.streams.OutboundUse;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsRunner;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  @Test
  void goesOnCountingAfterTheCollectorHasRun() {
    try (Metrics metrics = new Metrics()) {
      metrics.watch(new Asking());
      collectGarbage();

      requests.set(7);
      connections.set(2);

      assertThat(metrics.registry().scrape())
          .contains("tocsin_outbound_requests_total{service=\"asking\"} 7.0")
          .contains("tocsin_outbound_connections_total{service=\"asking\"} 2.0")
          .contains("tocsin_service_ready{service=\"asking\"} 1.0");
    }
  }

  private static void collectGarbage() {
    WeakReference<Object> canary = new WeakReference<>(new Object());
    await()
        .until(
            () -> {
              System.gc();
              return canary.get() == null;
            });
  }

  private final class Asking implements RunningService {
    @Override
    public String name() {
      return "asking";
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public List<StreamsRunner> runners() {
      return List.of();
    }

    @Override
    public Optional<OutboundUse> outbound() {
      return Optional.of(new OutboundUse(requests::get, connections::get));
    }

    @Override
    public void close() {}
  }
}
