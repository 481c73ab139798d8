package dev.tocsin.replay.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free loopback port, with a virtual thread for each request. */
final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  static {
    // Nagle's algorithm holds the end of an answer over 8 KB back until the client's delayed ACK:
    // 40 ms in every latency that is measured through here. The JDK has no other way to say this.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What a server does with a request. */
  @FunctionalInterface
  interface Handler {
    Reply answer(HttpExchange request) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(HttpServer server, Handler handler) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
  }

  static LoopbackServer start(Handler handler) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    LoopbackServer started = new LoopbackServer(HttpServer.create(anyPort, BACKLOG), handler);
    started.server.start();
    return started;
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  private static void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Reply reply = replyOf(exchange, handler);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = reply.body();
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    }
  }

  /** A fault of ours is an answer that says so: a client that waits for ever would hide it. */
  private static Reply replyOf(HttpExchange exchange, Handler handler) throws IOException {
    try {
      return handler.answer(exchange);
    } catch (RuntimeException e) {
      return Reply.text(500, e.toString());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
