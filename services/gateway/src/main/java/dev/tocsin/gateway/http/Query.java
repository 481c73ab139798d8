package dev.tocsin.gateway.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Optional;

/** Reads the query parameters of a request. */
final class Query {
  private Query() {}

  static Optional<String> text(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isBlank());
  }

  static int number(Context ctx, String name, int most, int fallback) {
    Optional<String> text = text(ctx, name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Answered below, as a number out of range is.
    }
    throw new BadRequestResponse("%s is a whole number from 1 to %d".formatted(name, most));
  }
}
