package dev.tocsin.cli.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server of one good feed, and of others that are none, each on a host of its own. */
final class HostileFeeds implements AutoCloseable {
  static final String GOOD = "good";

  /** What the good feed has in the end; at first it has the first one alone. */
  static final List<String> TITLES =
      List.of("Envoys land in Cairo for peace talks", "Rebels leave peace talks in Nairobi early");

  /** Those that are no feeds. */
  static final List<String> BAD = List.of("missing", "page", "hanging", "huge", "endless");

  private static final int MEGABYTE = 1 << 20;
  private static final int HUGE = 50 * MEGABYTE;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger entries = new AtomicInteger(1);
  private final HttpServer server;

  private HostileFeeds(HttpServer server) {
    this.server = server;
  }

  static HostileFeeds start() throws IOException {
    HostileFeeds feeds =
        new HostileFeeds(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    feeds.server.setExecutor(feeds.workers);
    feeds.server.createContext("/", feeds::answer);
    feeds.server.start();
    return feeds;
  }

  static String host(String feed) {
    return feed + ".test";
  }

  /** Where the hosts are really found. */
  Map<String, InetSocketAddress> routes() {
    return Stream.concat(Stream.of(GOOD), BAD.stream())
        .collect(Collectors.toMap(HostileFeeds::host, feed -> server.getAddress()));
  }

  /** The good feed has one more entry. */
  void grow() {
    entries.incrementAndGet();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = exchange.getRequestHeaders().getFirst("Host").replaceAll("\\.test.*", "");
      switch (host) {
        case GOOD -> send(exchange, 200, rss());
        case "missing" -> send(exchange, 404, "not here");
        case "page" -> send(exchange, 200, "<!doctype html><title>Welcome</title><p>Hello");
        case "hanging" -> closed.await();
        case "huge" -> pour(exchange, HUGE, n -> n < HUGE / MEGABYTE);
        default -> pour(exchange, 0, n -> closed.getCount() > 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** A feed that begins well, and then blank by blank does not end. */
  private static void pour(HttpExchange exchange, long length, IntPredicate more)
      throws IOException {
    byte[] blanks = " ".repeat(MEGABYTE).getBytes(UTF_8);
    exchange.sendResponseHeaders(200, length);
    try (OutputStream body = exchange.getResponseBody()) {
      for (int poured = 0; more.test(poured); poured++) {
        body.write(blanks);
      }
    }
  }

  /** Without dates: their publisher has forgotten them. */
  private String rss() {
    StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>Good</title>");
    for (String title : TITLES.subList(0, entries.get())) {
      feed.append("<item><title>")
          .append(title)
          .append("</title><link>http://good.test/")
          .append(title.hashCode())
          .append("</link></item>");
    }
    return feed.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    workers.shutdownNow();
  }
}
