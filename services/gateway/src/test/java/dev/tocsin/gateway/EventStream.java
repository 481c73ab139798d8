package dev.tocsin.gateway;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client of server-sent events that keeps what comes, by what the standard says of each line. */
final class EventStream implements AutoCloseable {
  record Event(String type, String id, String data) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<Stream<String>> answer;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private String type = "";
  private String id = "";
  private final List<String> data = new ArrayList<>();

  private EventStream(Gateway gateway, String path, String lastId) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.address().resolve(path));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    Thread.ofVirtual().start(this::read);
  }

  static EventStream open(Gateway gateway, String path, String lastId) throws Exception {
    return new EventStream(gateway, path, lastId);
  }

  int status() {
    return answer.statusCode();
  }

  /** The next event; fails when none comes. */
  Event next() throws InterruptedException {
    Event event = events.poll(20, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event came");
    }
    return event;
  }

  private void read() {
    try {
      answer.body().forEach(this::line);
    } catch (RuntimeException e) {
      // Closed by one of the two: the events so far are what counts.
    }
  }

  private void line(String line) {
    if (line.isEmpty()) {
      if (!data.isEmpty()) {
        events.add(new Event(type, id, String.join("\n", data)));
      }
      type = "";
      data.clear();
      return;
    }
    int colon = line.indexOf(": ");
    String value = colon < 0 ? "" : line.substring(colon + 2);
    switch (line.substring(0, Math.max(0, colon))) {
      case "event" -> type = value;
      case "id" -> id = value;
      case "data" -> data.add(value);
      default -> {}
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    try {
      http.awaitTermination(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
