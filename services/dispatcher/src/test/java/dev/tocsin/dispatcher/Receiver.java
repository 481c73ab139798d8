package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Resolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of webhooks on loopback, with a script for each path. */
final class Receiver implements AutoCloseable {
  /** What it says to one message; the last thing that it has to say, it says for ever. */
  record Says(int status, Map<String, String> headers) {
    static Says status(int status) {
      return new Says(status, Map.of());
    }
  }

  /** A message that came. */
  record Got(String method, String path, HttpHeaders headers, String body) {
    String id() {
      return headers.firstValue("webhook-id").orElseThrow();
    }
  }

  private static final Queue<Says> NOTHING = new ConcurrentLinkedQueue<>(List.of(Says.status(404)));

  private final HttpServer server;
  private final Map<String, Queue<Says>> scripts = new ConcurrentHashMap<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();

  private Receiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::answer);
  }

  static Receiver start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Receiver receiver = new Receiver(HttpServer.create(anyPort, 0));
    receiver.server.start();
    return receiver;
  }

  /** A client with the usual bounds that may go to loopback. */
  static OutboundHttp client() {
    return new OutboundHttp(
        new OutboundSettings(
            "tocsin-test/1",
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            1 << 20,
            AddressPolicy.allowing(List.of("127.0.0.1")),
            Resolver.system()));
  }

  /** The URL of a path that answers like this. */
  String url(String path, Says... script) {
    scripts.put(path, new ConcurrentLinkedQueue<>(List.of(script)));
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<Got> got(String path) {
    return got.stream().filter(each -> each.path().equals(path)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      got.add(
          new Got(
              exchange.getRequestMethod(),
              path,
              HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      Queue<Says> script = scripts.getOrDefault(path, NOTHING);
      Says says = script.size() > 1 ? script.remove() : script.element();
      says.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(says.status(), -1);
    }
  }

  /** A URL at which nobody listens. */
  static String down() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
