package dev.tocsin.cli.line;

import dev.tocsin.messaging.streams.OutboundUse;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.messaging.work.Vitals;
import io.micrometer.core.instrument.FunctionCounter;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The metrics of this process: of the JVM, of Kafka Streams, and of whoever counts in them. */
public final class Metrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> binders = new ArrayList<>();

  /** What meters read: they themselves refer to it weakly, and would stand still without it. */
  private final List<Object> read = new CopyOnWriteArrayList<>();

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
    Gauge.builder("tocsin.service.ready", () -> service.ready() ? 1 : 0)
        .description("1 while the service does its work, else 0.")
        .tag("service", service.name())
        .register(registry);
    service.outbound().ifPresent(use -> watch(service.name(), use));
    service.work().forEach((work, signs) -> watch(service.name(), work, signs));
    for (StreamsRunner runner : service.runners()) {
      KafkaStreamsMetrics metrics =
          new KafkaStreamsMetrics(runner.streams(), Tags.of("app", runner.name()));
      synchronized (binders) {
        binders.add(metrics);
      }
      metrics.bindTo(registry);
    }
  }

  private void watch(String service, OutboundUse use) {
    read.add(use);
    FunctionCounter.builder("tocsin.outbound.requests", use, u -> u.requests().getAsLong())
        .description("Requests to the outer world.")
        .tag("service", service)
        .register(registry);
    FunctionCounter.builder("tocsin.outbound.connections", use, u -> u.connections().getAsLong())
        .description("Connections begun for them; the others reused one.")
        .tag("service", service)
        .register(registry);
  }

  private void watch(String service, String work, Vitals signs) {
    gauge("tocsin.work.parked", "Work that is not due yet.", service, work, signs::parked);
    gauge("tocsin.work.waiting", "Due work that waits.", service, work, signs::waiting);
    gauge("tocsin.work.out", "Work that is being done.", service, work, signs::inFlight);
  }

  private void gauge(
      String name, String about, String service, String work, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(about)
        .tag("service", service)
        .tag("work", work)
        .register(registry);
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
