package dev.tocsin.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Feeds on sites of their own, each with one new entry whenever it is asked. */
final class SteadyFeeds implements AutoCloseable {
  private static final int SHOWN = 20;

  private final Map<String, Deque<String>> items = new HashMap<>();
  private final Reports reports = new Reports();
  private final HttpServer server;
  private int count;

  SteadyFeeds(int feeds) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    IntStream.range(0, feeds).forEach(i -> items.put(host(i), new ArrayDeque<>()));
    server.start();
  }

  List<String> hosts() {
    return items.keySet().stream().sorted().toList();
  }

  Map<String, InetSocketAddress> routes() {
    return hosts().stream().collect(Collectors.toMap(host -> host, host -> server.getAddress()));
  }

  private static String host(int number) {
    return "bench-" + number + ".test";
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        rss(exchange.getRequestHeaders().getFirst("Host")).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized String rss(String host) {
    Deque<String> shown = items.getOrDefault(host, new ArrayDeque<>());
    shown.addFirst(
        "<item><guid isPermaLink=\"false\">%1$d</guid><link>http://%2$s/%1$d</link><title>%3$s</title><description>%4$s</description></item>"
            .formatted(++count, host, reports.title(), reports.body()));
    while (shown.size() > SHOWN) {
      shown.removeLast();
    }
    return "<rss version=\"2.0\"><channel><title>"
        + host
        + "</title><language>en</language>"
        + String.join("", shown)
        + "</channel></rss>";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
