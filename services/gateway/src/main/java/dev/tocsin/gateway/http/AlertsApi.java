package dev.tocsin.gateway.http;

import dev.tocsin.gateway.model.AlertLog;
import dev.tocsin.gateway.model.KeptAlert;
import dev.tocsin.gateway.model.KeptAlert.Place;
import dev.tocsin.messaging.Json;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The kept alerts as JSON, the newest first, page by page. */
final class AlertsApi {
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 500;

  private final AlertLog alerts;

  AlertsApi(AlertLog alerts) {
    this.alerts = alerts;
  }

  void list(Context ctx) {
    AlertFilter filter = AlertFilter.of(ctx);
    Optional<Place> after = Query.text(ctx, "after").map(AlertsApi::place);
    int limit = Query.number(ctx, "limit", LARGEST_PAGE, PAGE);
    List<KeptAlert> found =
        alerts.newestFirst().stream()
            .filter(kept -> after.map(place -> kept.place().compareTo(place) < 0).orElse(true))
            .filter(kept -> filter.asksFor(kept.alert()))
            .limit(limit + 1L)
            .toList();
    List<KeptAlert> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode answer = Json.mapper().createObjectNode();
    answer.set("alerts", Json.mapper().valueToTree(page.stream().map(KeptAlert::alert).toList()));
    if (found.size() > limit) {
      answer.put("next", page.getLast().place().toString());
    }
    Answers.json(ctx, HttpStatus.OK, answer);
  }

  /** An alert as one line of JSON, as streams have it. */
  static String line(KeptAlert kept) {
    return Json.mapper().writeValueAsString(kept.alert());
  }

  private static Place place(String text) {
    return Place.parse(text)
        .orElseThrow(
            () -> new BadRequestResponse("after is the 'next' of an earlier answer, not " + text));
  }
}
