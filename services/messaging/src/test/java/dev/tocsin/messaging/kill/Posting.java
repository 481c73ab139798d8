package dev.tocsin.messaging.kill;

import dev.tocsin.messaging.work.Emit;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.Fate;
import dev.tocsin.messaging.work.Held;
import dev.tocsin.messaging.work.Lane;
import dev.tocsin.messaging.work.Step;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Posts a text to a receiver under its id, until the receiver takes it. */
record Posting(HttpClient http, URI receiver)
    implements Errand<String, String, Posting.Plan, Integer, String> {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LANES = 10;
  private static final int PERMITS = 10;

  /** When it is posted next. */
  record Plan(Instant due) {}

  @Override
  public Fate<String, Plan, String> arrive(
      String id, String text, Optional<Held<String, Plan>> held, Instant now) {
    return Fate.keep(text, new Plan(now), List.of());
  }

  @Override
  public Optional<Instant> due(Plan plan) {
    return Optional.of(plan.due());
  }

  @Override
  public Lane lane(String id, Held<String, Plan> held) {
    return new Lane("lane " + Math.floorMod(id.hashCode(), LANES), PERMITS, Duration.ZERO);
  }

  @Override
  public Step<String, Plan, Integer, String> begin(
      String id, Held<String, Plan> held, Instant now) {
    HttpRequest post =
        HttpRequest.newBuilder(receiver.resolve(id))
            .POST(BodyPublishers.ofString(held.work()))
            .build();
    return new Step.Go<>(() -> http.send(post, BodyHandlers.discarding()).statusCode());
  }

  @Override
  public Fate<String, Plan, String> finish(
      String id, Held<String, Plan> held, Integer status, Instant now) {
    return status < 300
        ? Fate.drop(List.of(new Emit<>(id, "taken")))
        : Fate.reschedule(new Plan(now.plus(PAUSE)), List.of());
  }

  @Override
  public Fate<String, Plan, String> fault(
      String id, Held<String, Plan> held, Throwable cause, Instant now) {
    return Fate.drop(List.of(new Emit<>(id, "fault: " + cause)));
  }
}
