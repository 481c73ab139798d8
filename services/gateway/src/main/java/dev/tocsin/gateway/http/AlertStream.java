package dev.tocsin.gateway.http;

import dev.tocsin.gateway.model.AlertLog;
import dev.tocsin.gateway.model.AlertTap;
import dev.tocsin.gateway.model.KeptAlert;
import dev.tocsin.gateway.model.StreamPosition;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Alerts as server-sent events, on one virtual thread a client.
 *
 * <p>The id of an event is the place in the stream behind it: a client that comes back with it gets
 * what it missed, also from a gateway that was started anew. A client that does not keep up is cut
 * off, and its own coming back makes it whole.
 */
final class AlertStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final AlertLog alerts;
  private final Semaphore seats;
  private final int seatsInAll;

  AlertStream(AlertLog alerts, int clients) {
    this.alerts = alerts;
    this.seats = new Semaphore(clients);
    this.seatsInAll = clients;
  }

  int clients() {
    return seatsInAll - seats.availablePermits();
  }

  /** Serves one client until it goes; {@code text} is what an alert looks like on this stream. */
  void serve(Context ctx, Function<KeptAlert, String> text) throws InterruptedException {
    AlertFilter filter = AlertFilter.of(ctx);
    Optional<StreamPosition> from =
        Optional.ofNullable(ctx.header("Last-Event-ID"))
            .or(() -> Query.text(ctx, "from"))
            .map(AlertStream::position);
    if (!seats.tryAcquire()) {
      ctx.header("Retry-After", "30");
      Answers.problem(
          ctx,
          HttpStatus.SERVICE_UNAVAILABLE,
          "%d clients listen already, which is the most".formatted(seatsInAll));
      return;
    }
    try (AlertTap tap = alerts.listen(from)) {
      ctx.contentType("text/event-stream").header("X-Accel-Buffering", "no");
      pump(tap, filter, text, ctx.res().getOutputStream());
    } catch (IOException e) {
      // The client has gone: that is how a stream ends.
    } finally {
      seats.release();
    }
  }

  private static void pump(
      AlertTap tap, AlertFilter filter, Function<KeptAlert, String> text, OutputStream out)
      throws IOException, InterruptedException {
    send(out, "retry: 2000\n" + id(tap.start()));
    if (tap.gap()) {
      send(out, "event: gap\ndata: alerts before these are no longer kept here\n");
    }
    StreamPosition at = tap.start();
    long sentNanos = System.nanoTime();
    while (!tap.ended()) {
      Optional<KeptAlert> kept = tap.next(HEARTBEAT);
      at = kept.map(KeptAlert::after).orElse(at);
      Optional<String> event =
          kept.filter(k -> filter.asksFor(k.alert()))
              .map(k -> "event: alert\n" + id(k.after()) + data(text.apply(k)));
      // What is filtered out must not look like silence, and its place must not be lost.
      boolean silent = System.nanoTime() - sentNanos >= HEARTBEAT.toNanos();
      if (event.isPresent() || silent) {
        send(out, event.orElse(": still here\n" + id(at)));
        sentNanos = System.nanoTime();
      }
    }
  }

  private static void send(OutputStream out, String event) throws IOException {
    out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String id(StreamPosition position) {
    return "id: " + position + "\n";
  }

  private static String data(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append("data: ").append(line).append('\n'));
    return lines.toString();
  }

  private static StreamPosition position(String text) {
    return StreamPosition.parse(text)
        .orElseThrow(
            () -> new BadRequestResponse("Last-Event-ID is the id of an event of this stream"));
  }
}
