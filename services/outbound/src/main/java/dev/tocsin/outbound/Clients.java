package dev.tocsin.outbound;

import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The Apache client, stripped of all that it would do by itself. */
final class Clients {
  /** Lanes bound the traffic; these only keep a fault of theirs from taking every socket. */
  private static final int CONNECTIONS = 4096;

  private static final int CONNECTIONS_PER_HOST = 256;

  /** Long enough for redirects, pages and bursts of webhooks; feeds come back after minutes. */
  private static final Duration IDLE = Duration.ofSeconds(15);

  /**
   * Many servers hang up some time after an answer. A look at the connection takes a millisecond,
   * which polls can spare and a row of webhooks should not pay for each.
   */
  private static final Duration TRUSTED = Duration.ofMillis(500);

  /**
   * {@link Deadlines} end what takes too long; a timer for each read as well costs as much again.
   */
  private static final SocketConfig NO_TIMEOUT =
      SocketConfig.custom().setSoTimeout(Timeout.DISABLED).build();

  private static final Http1Config HEADER_BOUNDS =
      Http1Config.custom()
          .setMaxLineLength(16 * 1024)
          .setMaxHeaderCount(128)
          .setMaxEmptyLineCount(2)
          .build();

  private Clients() {}

  static CloseableHttpClient create(
      OutboundSettings settings, Guard guard, TlsSocketStrategy tls, Traffic traffic) {
    return HttpClients.custom()
        .setConnectionManager(connections(settings, guard, tls, traffic))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(Timeout.of(settings.deadline()))
                .build())
        .setUserAgent(settings.userAgent())
        .setDefaultHeaders(List.of(new BasicHeader(HttpHeaders.ACCEPT_ENCODING, Body.CODINGS)))
        .evictExpiredConnections()
        .evictIdleConnections(TimeValue.of(IDLE))
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      OutboundSettings settings, Guard guard, TlsSocketStrategy tls, Traffic traffic) {
    var connections = factory();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(guard)
        .setTlsSocketStrategy(tls)
        .setConnectionFactory(
            socket -> {
              traffic.connecting();
              return connections.createConnection(socket);
            })
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setValidateAfterInactivity(TimeValue.of(TRUSTED))
                .build())
        .setDefaultSocketConfig(NO_TIMEOUT)
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
        .setOffLockDisposalEnabled(true)
        .build();
  }

  private static ManagedHttpClientConnectionFactory factory() {
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(HEADER_BOUNDS)
        // The default parser skips garbage until it finds a status line.
        .responseParserFactory(new DefaultHttpResponseParserFactory(HEADER_BOUNDS))
        .build();
  }
}
