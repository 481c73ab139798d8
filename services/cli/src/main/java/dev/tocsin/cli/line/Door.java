package dev.tocsin.cli.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's REST API, as the command uses it: the same door as everybody's. */
public final class Door {
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final URI base;
  private final Optional<String> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(WITHIN).build();

  public Door(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  /**
   * Puts a draft of a feed, a topic or a subscription.
   *
   * @param kind {@code feeds}, {@code topics} or {@code subscriptions}
   * @return what the gateway made of it
   */
  public JsonNode put(String kind, String id, JsonNode draft)
      throws LineException, InterruptedException {
    return send(
        kind + "/" + id,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(draft.toString())));
  }

  /** Asks for a poll of a feed now. */
  public void poll(String feedId) throws LineException, InterruptedException {
    send(
        "feeds/" + feedId + "/poll",
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private JsonNode send(String path, HttpRequest.Builder request)
      throws LineException, InterruptedException {
    request.uri(base.resolve("/api/v1/" + path)).timeout(WITHIN);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new LineException(path + " was refused: " + explain(answer));
      }
      return answer.body().isEmpty()
          ? JsonMapper.shared().createObjectNode()
          : JsonMapper.shared().readTree(answer.body());
    } catch (IOException e) {
      throw new LineException("the gateway at " + base + " does not answer: " + e.getMessage(), e);
    }
  }

  /** The gateway's problem document as one line. */
  private static String explain(HttpResponse<String> answer) {
    try {
      JsonNode problem = JsonMapper.shared().readTree(answer.body());
      String errors =
          StreamSupport.stream(problem.path("errors").spliterator(), false)
              .map(
                  error ->
                      error.path("path").asString("") + ": " + error.path("problem").asString(""))
              .collect(Collectors.joining("; "));
      String text = problem.path("detail").asString(problem.path("title").asString(""));
      return errors.isEmpty() ? text : text + " (" + errors + ")";
    } catch (JacksonException e) {
      return "HTTP " + answer.statusCode();
    }
  }
}
