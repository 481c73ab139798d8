package dev.tocsin.gateway.http;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Attempt;
import dev.tocsin.gateway.model.Overview;
import dev.tocsin.gateway.model.ReadModel;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the services did, as JSON. */
final class ObservedApi {
  private static final int MOST = 500;
  private static final int PAGE = 50;

  private final ReadModel model;

  ObservedApi(ReadModel model) {
    this.model = model;
  }

  /** The last tries to deliver, the newest first. */
  void deliveries(Context ctx) {
    Optional<String> subscription = Query.text(ctx, "subscription");
    List<Attempt> attempts =
        model.attempts().newestFirst().stream()
            .filter(attempt -> subscription.map(attempt.subscriptionId()::equals).orElse(true))
            .limit(Query.number(ctx, "limit", MOST, PAGE))
            .toList();
    Answers.json(ctx, HttpStatus.OK, Map.of("deliveries", attempts));
  }

  /** What operators were told, the newest first; of one thing, or of all things of a kind. */
  void alarms(Context ctx) {
    Optional<String> about = Query.text(ctx, "about");
    List<Alarm> alarms =
        model.alarms().newestFirst().stream()
            .filter(
                alarm ->
                    about
                        .map(asked -> asked.equals(alarm.about()) || asked.equals(alarm.kind()))
                        .orElse(true))
            .limit(Query.number(ctx, "limit", MOST, PAGE))
            .toList();
    Answers.json(ctx, HttpStatus.OK, Map.of("alarms", alarms));
  }

  void overview(Context ctx) {
    Answers.json(ctx, HttpStatus.OK, Overview.of(model));
  }
}
