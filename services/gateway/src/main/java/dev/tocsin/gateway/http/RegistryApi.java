package dev.tocsin.gateway.http;

import dev.tocsin.domain.State;
import dev.tocsin.gateway.registry.Desk;
import dev.tocsin.gateway.registry.Refusal;
import dev.tocsin.gateway.registry.Registrar;
import dev.tocsin.gateway.registry.Ruling;
import dev.tocsin.messaging.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** The REST resource of one kind of what people register. */
final class RegistryApi<T> {
  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Registrar registrar;
  private final Desk<T> desk;
  private final String path;

  RegistryApi(Registrar registrar, Desk<T> desk) {
    this.registrar = registrar;
    this.desk = desk;
    this.path = desk.noun() + "s";
  }

  void route(JavalinDefaultRoutingApi routes) {
    String all = "/api/v1/" + path;
    String one = all + "/{id}";
    routes.get(all, this::list);
    routes.get(one, this::get);
    routes.put(one, this::put);
    routes.delete(one, this::delete);
  }

  private void list(Context ctx) {
    List<ObjectNode> shown =
        desk.shelf().all().stream()
            .filter(value -> desk.state(value) != State.DELETED)
            .map(desk::shown)
            .toList();
    Answers.json(ctx, HttpStatus.OK, Map.of(path, shown));
  }

  private void get(Context ctx) {
    String id = ctx.pathParam("id");
    Optional<T> found = desk.shelf().find(id);
    if (found.isEmpty()) {
      refuse(ctx, Refusal.Reason.UNKNOWN, "there is no %s '%s'".formatted(desk.noun(), id));
    } else if (desk.state(found.get()) == State.DELETED) {
      refuse(ctx, Refusal.Reason.DELETED, "the %s '%s' was deleted".formatted(desk.noun(), id));
    } else {
      Answers.json(ctx, HttpStatus.OK, desk.shown(found.get()));
    }
  }

  private void put(Context ctx) {
    JsonNode draft;
    try {
      draft = READER.readTree(ctx.bodyAsBytes());
    } catch (JacksonException e) {
      Answers.problem(
          ctx,
          HttpStatus.BAD_REQUEST,
          "line %d, column %d: %s"
              .formatted(
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()));
      return;
    }
    answer(ctx, registrar.put(desk, ctx.pathParam("id"), draft));
  }

  private void delete(Context ctx) {
    answer(ctx, registrar.delete(desk, ctx.pathParam("id")));
  }

  private void answer(Context ctx, Ruling<T> ruling) {
    switch (ruling) {
      case Ruling.Stored<T> stored -> {
        ObjectNode shown = desk.shown(stored.value());
        stored.secrets().forEach((name, secret) -> shown.withObject("secrets").put(name, secret));
        Answers.json(ctx, statusOf(stored), shown);
      }
      case Ruling.Unchanged<T> unchanged ->
          Answers.json(ctx, HttpStatus.OK, desk.shown(unchanged.value()));
      case Ruling.Refused<T> refused -> refuse(ctx, refused.why());
    }
  }

  private static HttpStatus statusOf(Ruling.Stored<?> stored) {
    if (!stored.visible()) {
      return HttpStatus.ACCEPTED;
    }
    return stored.created() ? HttpStatus.CREATED : HttpStatus.OK;
  }

  private static void refuse(Context ctx, Refusal.Reason reason, String detail) {
    refuse(ctx, new Refusal(reason, detail, List.of()));
  }

  static void refuse(Context ctx, Refusal why) {
    HttpStatus status =
        switch (why.reason()) {
          case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
          case CONFLICT -> HttpStatus.CONFLICT;
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case DELETED -> HttpStatus.GONE;
          case READ_ONLY, UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    if (why.reason() == Refusal.Reason.UNAVAILABLE) {
      ctx.header("Retry-After", "2");
    }
    Answers.problem(ctx, status, why.detail(), why.problems());
  }
}
