package dev.tocsin.gateway.http;

import dev.tocsin.domain.Alert;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which alerts a request asks for; empty asks for all. */
record AlertFilter(Optional<String> topic, Optional<Alert.Level> level) {

  static AlertFilter of(Context ctx) {
    return new AlertFilter(
        Query.text(ctx, "topic"), Query.text(ctx, "level").map(AlertFilter::level));
  }

  private static Alert.Level level(String word) {
    List<Alert.Level> levels = List.of(Alert.Level.values());
    return levels.stream()
        .filter(level -> level.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestResponse(
                    "there is no level '%s'; the levels are %s"
                        .formatted(
                            word, Arrays.toString(Alert.Level.values()).toLowerCase(Locale.ROOT))));
  }

  boolean asksFor(Alert alert) {
    return topic.map(alert.topicId()::equals).orElse(true)
        && level.map(alert.level()::equals).orElse(true);
  }
}
