package dev.tocsin.poller;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback: each host answers as its test says, and every request is kept. */
final class FeedServer implements AutoCloseable {

  /** What a host does with a request. */
  @FunctionalInterface
  interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  /**
   * @param at by the clock of the test
   */
  record Got(Instant at, String method, String host, String uri, Headers headers) {
    String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? "" : String.join("|", values);
    }
  }

  private final Map<String, Handler> hosts = new ConcurrentHashMap<>();
  private final List<Got> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final HttpServer server;

  FeedServer() throws IOException {
    this(InstantSource.system());
  }

  FeedServer(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      Headers headers = new Headers(exchange.getRequestHeaders());
      requests.add(
          new Got(
              clock.instant(),
              exchange.getRequestMethod(),
              host,
              exchange.getRequestURI().toString(),
              headers));
      hosts.getOrDefault(host, reply(404, "no such host")).handle(exchange);
    }
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  void on(String host, Handler handler) {
    hosts.put(host, handler);
  }

  List<Got> requests() {
    return List.copyOf(requests);
  }

  List<Got> requests(String host) {
    return requests.stream().filter(got -> got.host().equals(host)).toList();
  }

  /** Answers with a status, header lines ({@code name: value}) and a body. */
  static Handler reply(int status, String body, String... headers) {
    return exchange -> {
      for (String header : headers) {
        int colon = header.indexOf(": ");
        exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Never answers, and breaks the connection when the server lets go. */
  Handler hang() {
    return exchange -> {
      try {
        released.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  void letGo() {
    released.countDown();
  }

  /** Never ends. */
  static Handler endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        byte[] chunk = "<item>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (; ; ) {
          out.write(chunk);
        }
      }
    };
  }

  /** An RSS document with an entry for each {@code guid=title}. */
  static String rss(String... entries) {
    StringBuilder rss = new StringBuilder("<rss version='2.0'><channel><title>Herald</title>");
    for (String entry : entries) {
      String[] parts = entry.split("=", 2);
      rss.append("<item><guid isPermaLink='false'>%s</guid>".formatted(parts[0]));
      rss.append("<title>%s</title></item>".formatted(parts[1]));
    }
    return rss.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    letGo();
    server.stop(0);
    threads.shutdownNow();
  }
}
