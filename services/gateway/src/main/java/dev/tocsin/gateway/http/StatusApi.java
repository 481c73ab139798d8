package dev.tocsin.gateway.http;

import dev.tocsin.gateway.Readiness;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether this process lives, whether it works, and what it counted. */
final class StatusApi {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<List<Readiness>> parts;
  private final PrometheusMeterRegistry metrics;

  StatusApi(Supplier<List<Readiness>> parts, PrometheusMeterRegistry metrics) {
    this.parts = parts;
    this.metrics = metrics;
  }

  void health(Context ctx) {
    Answers.json(ctx, HttpStatus.OK, Map.of("up", true));
  }

  void ready(Context ctx) {
    List<Readiness> waiting = parts.get().stream().filter(part -> !part.ready()).toList();
    Answers.json(
        ctx,
        waiting.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
        Map.of("ready", waiting.isEmpty(), "waitingFor", waiting));
  }

  void metrics(Context ctx) {
    ctx.contentType(PROMETHEUS).result(metrics.scrape());
  }
}
