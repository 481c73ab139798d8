package dev.tocsin.replay.http;

import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A receiver of webhooks that keeps what it gets and answers as it is told. */
public final class WebhookReceiver implements AutoCloseable {
  public static final String HOST = "receiver.test";

  private static final int NO_CONTENT = 204;
  private static final int TOO_LARGE = 413;

  /** A Kafka record is smaller, and so is every message made of one. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  private final Function<Received, Integer> script;
  private final Recording<Receipt> log = new Recording<>(receipt -> receipt.webhook().weight());
  private final LoopbackServer server;

  private WebhookReceiver(Function<Received, Integer> script) throws IOException {
    this.script = script;
    this.server = LoopbackServer.start(this::answer);
  }

  /** One that takes everything. */
  public static WebhookReceiver start() throws IOException {
    return start(webhook -> NO_CONTENT);
  }

  /**
   * One that answers each webhook with the status that the script gives it. The script is called
   * from many threads, and may take its time.
   */
  public static WebhookReceiver start(Function<Received, Integer> script) throws IOException {
    return new WebhookReceiver(script);
  }

  /** The address to send webhooks to. */
  public String url() {
    return "http://" + HOST + "/";
  }

  /** Where its host name is really found. */
  public Map<String, InetSocketAddress> routes() {
    return Map.of(HOST, server.address());
  }

  /** The latest webhooks in the order of their answers, the oldest first, as many as are kept. */
  public List<Receipt> log() {
    return log.latest();
  }

  /** How many webhooks there were, kept or not. */
  public long received() {
    return log.count();
  }

  private Reply answer(HttpExchange request) throws IOException {
    Instant at = Instant.now();
    if (!request.getRequestMethod().equals("POST")) {
      return Reply.onlyBy("POST");
    }
    byte[] body = request.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    Received webhook =
        new Received(request.getRequestURI().toASCIIString(), headers(request), body, at);
    int status = body.length > MAX_BODY_BYTES ? TOO_LARGE : script.apply(webhook);
    log.add(new Receipt(webhook, status));
    return Reply.empty(status);
  }

  private static Map<String, List<String>> headers(HttpExchange request) {
    return request.getRequestHeaders().entrySet().stream()
        .collect(
            toMap(
                header -> header.getKey().toLowerCase(Locale.ROOT),
                header -> List.copyOf(header.getValue())));
  }

  @Override
  public void close() {
    server.close();
  }
}
