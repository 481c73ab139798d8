package dev.tocsin.outbound;

import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Refused;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Answer.Unreachable;
import dev.tocsin.outbound.Deadlines.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * The one HTTP client for everything outside: one call, one request, one answer. It follows no
 * redirect and remembers nothing but open connections; whoever calls decides about the next step.
 * It repeats only what met a connection that the server had hung up in the meantime. Call it on a
 * virtual thread: it blocks for as long as the exchange takes.
 */
public final class OutboundHttp implements AutoCloseable {
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  private final OutboundSettings settings;
  private final Guard guard;
  private final Deadlines deadlines = new Deadlines();
  private final Traffic traffic = new Traffic();
  private final CloseableHttpClient client;
  private volatile boolean closed;

  public OutboundHttp(OutboundSettings settings) {
    this(settings, DefaultClientTlsStrategy.createDefault());
  }

  OutboundHttp(OutboundSettings settings, TlsSocketStrategy tls) {
    this.settings = settings;
    this.guard = new Guard(settings.policy(), settings.resolver(), settings.connectTimeout());
    this.client = Clients.create(settings, guard, tls, traffic);
  }

  /**
   * Sends one request and reads its answer, within the bounds of the call and of the settings. What
   * the network or the server does is in the answer; nothing of it is thrown.
   */
  public Answer exchange(Call call) {
    Optional<String> refusal = settings.policy().refusal(call.uri());
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    traffic.asked();
    HttpUriRequestBase request = requestOf(call);
    Duration time = Bounds.least(call.deadline(), settings.deadline());
    try (Deadline deadline = deadlines.start(time, request::cancel)) {
      try {
        return send(call, request, deadline);
      } catch (RefusedException refused) {
        return new Refused(refused.why());
      } catch (IOException | ProtocolException | RuntimeException failure) {
        return failed(call, failure, deadline, time);
      } finally {
        // A body read to its end has given its connection back. Any other is cut: to close its
        // response in good order would first read the rest, however long that is.
        request.cancel();
      }
    }
  }

  /** What went over it so far. */
  public Traffic traffic() {
    return traffic;
  }

  private Answer send(Call call, HttpUriRequestBase request, Deadline deadline)
      throws IOException, ProtocolException {
    Opened opened = open(HttpHost.create(call.uri()), request, deadline);
    ClassicHttpResponse response = opened.response();
    HttpEntity entity = response.getEntity();
    long maxBytes = Math.min(call.maxBytes(), settings.maxBytes());
    Body body =
        entity == null ? Body.EMPTY : Body.read(entity, call.reading(), maxBytes, deadline::passed);
    return new Response(
        response.getCode(),
        headersOf(response),
        body.bytes(),
        !body.complete(),
        isLoopback(opened.context()),
        call.uri());
  }

  /** An answer whose body is still to be read, and the exchange that it belongs to. */
  private record Opened(ClassicHttpResponse response, HttpClientContext context) {}

  /**
   * Opens an answer. A used connection that ends without a word was most likely closed while it lay
   * idle: the next one is taken, which is a new one sooner or later.
   */
  private Opened open(HttpHost target, HttpUriRequestBase request, Deadline deadline)
      throws IOException {
    while (true) {
      var context = HttpClientContext.create();
      try {
        return new Opened(client.executeOpen(target, request, context), context);
      } catch (NoHttpResponseException | SocketException dropped) {
        if (!wasUsedBefore(context) || deadline.passed() || stopped()) {
          throw dropped;
        }
      }
    }
  }

  private static boolean wasUsedBefore(HttpClientContext context) {
    EndpointDetails connection = context.getEndpointDetails();
    return connection != null && connection.getResponseCount() > 0;
  }

  private boolean stopped() {
    return closed || Thread.currentThread().isInterrupted();
  }

  private Unreachable failed(Call call, Exception failure, Deadline deadline, Duration time) {
    String host = call.uri().getHost();
    if (stopped()) {
      return new Unreachable(Kind.STOPPED, host + ": stopped by us before it answered");
    }
    if (deadline.passed()) {
      return new Unreachable(
          Kind.TIMEOUT, host + ": no complete answer within " + time.toMillis() + " ms");
    }
    return Failures.of(host, failure);
  }

  private static HttpUriRequestBase requestOf(Call call) {
    var request = new HttpUriRequestBase(call.method(), call.uri());
    call.headers().forEach(header -> request.addHeader(header.name(), header.value()));
    if (call.body().length > 0 || !BODILESS.contains(call.method())) {
      request.setEntity(new ByteArrayEntity(call.body(), null));
    }
    return request;
  }

  private static Headers headersOf(ClassicHttpResponse response) {
    List<Header> lines = new ArrayList<>();
    for (var line : response.getHeaders()) {
      lines.add(new Header(line.getName(), Objects.requireNonNullElse(line.getValue(), "")));
    }
    return new Headers(lines);
  }

  private static boolean isLoopback(HttpClientContext context) {
    EndpointDetails connection = context.getEndpointDetails();
    return connection != null
        && connection.getRemoteAddress() instanceof InetSocketAddress remote
        && remote.getAddress().isLoopbackAddress();
  }

  @Override
  public void close() {
    closed = true;
    client.close(CloseMode.IMMEDIATE);
    deadlines.close();
    guard.close();
  }
}
