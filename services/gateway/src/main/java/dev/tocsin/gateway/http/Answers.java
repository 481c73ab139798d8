package dev.tocsin.gateway.http;

import dev.tocsin.gateway.registry.Problem;
import dev.tocsin.messaging.Json;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The forms of the API's answers: JSON, and problems as RFC 9457 has them. */
final class Answers {
  private Answers() {}

  static void json(Context ctx, HttpStatus status, Object value) {
    ctx.status(status)
        .contentType("application/json")
        .result(Json.mapper().writeValueAsBytes(value));
  }

  static void problem(Context ctx, HttpStatus status, String detail) {
    problem(ctx, status, detail, List.of());
  }

  static void problem(Context ctx, HttpStatus status, String detail, List<Problem> errors) {
    ObjectNode problem = Json.mapper().createObjectNode();
    problem.put("title", status.getMessage());
    problem.put("status", status.getCode());
    problem.put("detail", detail);
    if (!errors.isEmpty()) {
      problem.set("errors", Json.mapper().valueToTree(errors));
    }
    ctx.status(status)
        .contentType("application/problem+json")
        .result(Json.mapper().writeValueAsBytes(problem));
  }
}
