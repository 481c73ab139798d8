package dev.tocsin.cli.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A publisher with a WebSub hub of its own, on one socket: it takes subscriptions, makes sure that
 * the subscriber meant them, and pushes what is published, signed.
 */
final class Hub implements AutoCloseable {
  static final String OUTLET = "herald.test";
  static final String HUB = "hub.test";
  private static final String TOPIC = "http://herald.test/feed.xml";
  private static final String LINKS =
      "<http://hub.test/>; rel=\"hub\", <" + TOPIC + ">; rel=\"self\"";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Secrets of those who are subscribed, by the path of their callback. */
  private final Map<String, String> subscribers = new ConcurrentHashMap<>();

  private volatile URI subscriber = URI.create("http://127.0.0.1:1/");
  private volatile String document = rss("first");
  private final AtomicInteger polls = new AtomicInteger();

  Hub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** Where the gateway is really found: its public name exists in callbacks only. */
  void reaches(URI gateway) {
    subscriber = gateway;
  }

  int polls() {
    return polls.get();
  }

  int subscriptions() {
    return subscribers.size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestHeaders().getFirst("Host").equals(HUB)) {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        exchange.sendResponseHeaders(202, -1);
        threads.execute(() -> verify(fields(form)));
      } else {
        polls.incrementAndGet();
        byte[] body = document.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Link", LINKS);
        exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String field : form.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return fields;
  }

  private void verify(Map<String, String> asked) {
    String callback = URI.create(asked.get("hub.callback")).getRawPath();
    String challenge = UUID.randomUUID().toString();
    String query =
        "?hub.mode=%s&hub.topic=%s&hub.challenge=%s&hub.lease_seconds=%s"
            .formatted(
                asked.get("hub.mode"),
                URLEncoder.encode(asked.get("hub.topic"), UTF_8),
                challenge,
                asked.getOrDefault("hub.lease_seconds", ""));
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(subscriber.resolve(callback + query)).GET());
    if (answer.statusCode() / 100 == 2 && answer.body().equals(challenge)) {
      if ("subscribe".equals(asked.get("hub.mode"))) {
        subscribers.put(callback, asked.get("hub.secret"));
      } else {
        subscribers.remove(callback);
      }
    }
  }

  /**
   * Publishes an entry and pushes it.
   *
   * @return the status that the one subscriber answered
   */
  int publish(String title) {
    document = rss(title);
    return push(document, subscribers.values().iterator().next());
  }

  /** Pushes a document under a secret that need not be the right one. */
  int push(String body, String secret) {
    String callback = subscribers.keySet().iterator().next();
    return send(HttpRequest.newBuilder(subscriber.resolve(callback))
            .header("Content-Type", "application/rss+xml")
            .header("Link", LINKS)
            .header("X-Hub-Signature", "sha256=" + hmac(secret, body))
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the gateway did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String rss(String title) {
    return "<rss version='2.0'><channel><title>Herald</title><item><guid isPermaLink='false'>"
        + title
        + "</guid><title>"
        + title
        + "</title></item></channel></rss>";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }
}
