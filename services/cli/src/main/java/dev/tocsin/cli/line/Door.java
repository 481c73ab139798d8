package dev.tocsin.cli.line;

import dev.tocsin.cli.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The gateway's REST API, as the command uses it: the same door as everybody's. */
public final class Door {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** The gateway reads a week of deliveries from Kafka, if it is asked. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private final URI base;
  private final Optional<String> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();

  public Door(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /** The door at an address, by default where the settings say that the gateway listens. */
  public static Door at(Optional<URI> address, Settings settings) {
    URI base =
        address.orElseGet(
            () ->
                URI.create(
                    "http://%s:%d/"
                        .formatted(
                            settings.get(Settings.GATEWAY_HOST),
                            settings.get(Settings.GATEWAY_PORT))));
    return new Door(base, settings.get(Settings.GATEWAY_TOKENS).stream().findFirst());
  }

  /**
   * Puts a draft of a feed, a topic or a subscription.
   *
   * @param kind {@code feeds}, {@code topics} or {@code subscriptions}
   * @return what the gateway made of it
   * @throws RefusedException when it is wrong; any other says that the gateway could not take it
   */
  public JsonNode put(String kind, String id, JsonNode draft)
      throws LineException, InterruptedException {
    return send(
        kind + "/" + id,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(draft.toString())));
  }

  /** What is at a path of the API, its query included, as {@code feeds/herald}. */
  public JsonNode get(String path) throws LineException, InterruptedException {
    return send(path, HttpRequest.newBuilder().GET());
  }

  /** Deletes a feed, a topic or a subscription. */
  public void delete(String kind, String id) throws LineException, InterruptedException {
    send(kind + "/" + id, HttpRequest.newBuilder().DELETE());
  }

  /** Asks for a poll of a feed now. */
  public void poll(String feedId) throws LineException, InterruptedException {
    post("feeds/" + feedId + "/poll");
  }

  /** Asks for something at a path of the API, its query included. */
  public JsonNode post(String path) throws LineException, InterruptedException {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private JsonNode send(String path, HttpRequest.Builder request)
      throws LineException, InterruptedException {
    request.uri(base.resolve("/api/v1/" + path)).timeout(ANSWER_WITHIN);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw failure(path, answer);
      }
      return answer.body().isEmpty()
          ? JsonMapper.shared().createObjectNode()
          : JsonMapper.shared().readTree(answer.body());
    } catch (IOException e) {
      throw new LineException("the gateway at " + base + " does not answer: " + e.getMessage(), e);
    }
  }

  private static LineException failure(String path, HttpResponse<String> answer) {
    JsonNode document = problemDocument(answer.body());
    String detail =
        document
            .path("detail")
            .asString(document.path("title").asString("HTTP " + answer.statusCode()));
    if (answer.statusCode() >= 500) {
      return new LineException("the gateway could not take " + path + ": " + detail);
    }
    return new RefusedException(
        path,
        detail,
        document
            .path("errors")
            .valueStream()
            .map(
                error ->
                    new RefusedException.Problem(
                        error.path("path").asString(""),
                        error.path("problem").asString(""),
                        error.path("remedy").asString("")))
            .toList());
  }

  private static JsonNode problemDocument(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
