package dev.tocsin.cli.line;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** The signs of life of a service that runs alone: /health, /ready and /metrics. */
final class OpsServer implements AutoCloseable {
  private final HttpServer server;

  private OpsServer(HttpServer server) {
    this.server = server;
  }

  static OpsServer start(String host, int port, Metrics metrics, BooleanSupplier ready)
      throws LineException {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/health", exchange -> answer(exchange, 200, "alive\n"));
      server.createContext(
          "/ready",
          exchange -> {
            boolean now = ready.getAsBoolean();
            answer(exchange, now ? 200 : 503, now ? "ready\n" : "not ready\n");
          });
      server.createContext(
          "/metrics", exchange -> answer(exchange, 200, metrics.registry().scrape()));
      server.start();
      return new OpsServer(server);
    } catch (IOException e) {
      throw new LineException(
          "cannot listen on %s:%d (%s): another process may have it; name another with --set"
                  .formatted(host, port, e.getMessage())
              + " ops.port=PORT",
          e);
    }
  }

  URI address() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + "/");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
