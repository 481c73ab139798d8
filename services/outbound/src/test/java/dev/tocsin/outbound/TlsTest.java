package dev.tocsin.outbound;

import static dev.tocsin.outbound.Fixtures.LIMIT;
import static dev.tocsin.outbound.Fixtures.PATIENT;
import static dev.tocsin.outbound.Fixtures.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Answer.Unreachable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates made for the test: an authority that the client trusts, and what it signed. */
class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String OK = Peer.head("200 OK", "Content-Length: 5") + "hello";

  @TempDir static Path folder;
  private static KeyStore keys;

  @BeforeAll
  static void makeCertificates() throws Exception {
    keytool("authority", "-ext", "bc:c");
    keytool("good", "-signer", "authority", "-ext", "san=dns:good.test");
    keytool(
        "expired",
        "-signer",
        "authority",
        "-ext",
        "san=dns:good.test",
        "-startdate",
        "-3d",
        "-validity",
        "1");
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(file, PASSWORD);
    }
  }

  @Test
  void acceptsACertificateOfATrustedAuthority() throws Exception {
    var answer = answerOf("good", "good.test", trustingTheAuthority());

    assertThat(((Response) answer).body()).asString(UTF_8).isEqualTo("hello");
  }

  @Test
  void refusesACertificateOfAnUnknownAuthority() throws Exception {
    var answer = answerOf("good", "good.test", DefaultClientTlsStrategy.createDefault());

    assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.TLS);
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    var answer = answerOf("expired", "good.test", trustingTheAuthority());

    assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.TLS);
  }

  @Test
  void refusesTheCertificateOfAnotherHost() throws Exception {
    var answer = answerOf("good", "wrong.test", trustingTheAuthority());

    assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.TLS);
  }

  @Test
  void refusesPlainHttpWhereTlsShouldBe() throws Exception {
    try (var listener = new ServerSocket(0, 1, loopback())) {
      Thread.startVirtualThread(() -> sayAtOnce(listener));
      var socket = new InetSocketAddress(loopback(), listener.getLocalPort());
      var answer = answerOf(socket, "good.test", trustingTheAuthority());

      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.TLS);
    }
  }

  private static void sayAtOnce(ServerSocket listener) {
    try (var socket = listener.accept()) {
      socket.getOutputStream().write(OK.getBytes(UTF_8));
      socket.getInputStream().readAllBytes();
    } catch (IOException clientHasGone) {
      // As it should.
    }
  }

  private static Answer answerOf(String alias, String host, TlsSocketStrategy tls)
      throws Exception {
    var listener = serving(alias).getServerSocketFactory().createServerSocket(0, 50, loopback());
    try (var peer = new Peer(listener, line -> line.say(OK))) {
      return answerOf(peer.socket(), host, tls);
    }
  }

  private static Answer answerOf(InetSocketAddress socket, String host, TlsSocketStrategy tls) {
    var open = AddressPolicy.allowing(List.of("127.0.0.1:" + socket.getPort()));
    var routes = Resolver.system().withRoutes(Map.of(host, socket));
    var settings = new OutboundSettings("tocsin-test/1", PATIENT, PATIENT, LIMIT, open, routes);
    try (var http = new OutboundHttp(settings, tls)) {
      return http.exchange(get(URI.create("https://" + host + "/")));
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static SSLContext serving(String alias) throws Exception {
    KeyStore one = empty();
    one.setKeyEntry(alias, keys.getKey(alias, PASSWORD), PASSWORD, keys.getCertificateChain(alias));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(one, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static TlsSocketStrategy trustingTheAuthority() throws Exception {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("authority", keys.getCertificate("authority"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return new DefaultClientTlsStrategy(context);
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  private static void keytool(String alias, String... options) throws Exception {
    var command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    alias,
                    "-dname",
                    "CN=" + alias,
                    "-keyalg",
                    "EC",
                    "-keystore",
                    folder.resolve("keys.p12").toString(),
                    "-storepass",
                    new String(PASSWORD)),
                List.of(options).stream())
            .toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
