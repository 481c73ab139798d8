package dev.tocsin.cli.line;

import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsRunner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** The metrics of this process: of the JVM, of Kafka Streams, and of whoever counts in them. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> binders = new ArrayList<>();

  public Metrics() {
    JvmGcMetrics gc = new JvmGcMetrics();
    binders.add(gc);
    gc.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Adds what a service's Streams clients measure, and whether it is ready. */
  void watch(RunningService service) {
    Gauge.builder("tocsin.service.ready", service, s -> s.ready() ? 1 : 0)
        .description("1 while the service does its work, else 0.")
        .tag("service", service.name())
        .register(registry);
    for (StreamsRunner runner : service.runners()) {
      KafkaStreamsMetrics metrics =
          new KafkaStreamsMetrics(runner.streams(), Tags.of("app", runner.name()));
      synchronized (binders) {
        binders.add(metrics);
      }
      metrics.bindTo(registry);
    }
  }

  @Override
  public void close() {
    for (AutoCloseable binder : binders) {
      try {
        binder.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    registry.close();
  }
}
