package dev.tocsin.outbound;

import static dev.tocsin.outbound.Fixtures.PATIENT;
import static dev.tocsin.outbound.Fixtures.clientFor;
import static dev.tocsin.outbound.Fixtures.get;
import static dev.tocsin.outbound.Fixtures.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Answer.Unreachable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OutboundHttpTest {
  private static final String OK = Peer.head("200 OK", "Content-Length: 5") + "hello";

  private static final InetAddress LOOPBACK_6 = Literals.address("::1").orElseThrow();

  @Test
  void givesStatusHeadersAndBody() throws Exception {
    try (var peer =
            Peer.saying(
                Peer.head("404 Not Here", "ETag: W/\"a b\"", "X: 1", "x: 2", "Content-Length: 2")
                    + "no");
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/feed.xml")));

      var response = (Response) answer;
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.headers().first("etag")).contains("W/\"a b\"");
      assertThat(response.headers().all("X")).containsExactly("1", "2");
      assertThat(response.headers().first("missing")).isEmpty();
      assertThat(new String(response.body(), UTF_8)).isEqualTo("no");
      assertThat(response.truncated()).isFalse();
      assertThat(response.loopback()).isTrue();
      assertThat(response.uri()).isEqualTo(peer.uri("/feed.xml"));
    }
  }

  @Test
  void saysOnlyWhatItMust() throws Exception {
    try (var peer = Peer.saying(OK);
        var http = clientFor(peer)) {
      http.exchange(get(peer.uri("//a%2Fb?q=%20&r=1#top")));

      assertThat(peer.requests().getFirst().split("\r\n"))
          .containsExactlyInAnyOrder(
              "GET //a%2Fb?q=%20&r=1 HTTP/1.1",
              "Host: " + peer.hostAndPort(),
              "User-Agent: tocsin-test/1",
              "Accept-Encoding: gzip, br, zstd, deflate",
              "Connection: keep-alive");
    }
  }

  @Test
  void sendsTheCallersHeadersAndBodyByteForByte() throws Exception {
    try (var peer = Peer.saying(OK);
        var http = clientFor(peer)) {
      var headers =
          List.of(
              new Header("Content-Type", "application/json"),
              new Header("If-None-Match", "W/\"é\""),
              new Header("webhook-id", "x"));
      var body = "{\"title\":\"Переговори\"}".getBytes(UTF_8);
      http.exchange(Call.post(peer.uri("/hook"), headers, body, PATIENT, 1024));

      assertThat(peer.requests().getFirst())
          .startsWith("POST /hook HTTP/1.1\r\n")
          .containsSubsequence("Content-Type: application/json", "W/\"é\"", "webhook-id: x")
          .endsWith("\r\n\r\n{\"title\":\"Переговори\"}");
    }
  }

  @Test
  void usesAConnectionAgain() throws Exception {
    try (var peer = Peer.saying(OK);
        var http = clientFor(peer)) {
      for (int i = 0; i < 5; i++) {
        http.exchange(get(peer.uri("/")));
      }

      assertThat(peer.requests()).hasSize(5);
      assertThat(peer.connections()).isEqualTo(1);
      assertThat(http.traffic().requests()).isEqualTo(5);
      assertThat(http.traffic().connections()).isEqualTo(1);
    }
  }

  @Test
  void usesAConnectionAgainAfterAPackedBody() throws Exception {
    byte[] packed = gzip("hello".getBytes(UTF_8));
    try (var peer = Peer.saying(packedHead("gzip", packed), packed);
        var http = clientFor(peer)) {
      http.exchange(get(peer.uri("/1")));
      http.exchange(get(peer.uri("/2")));

      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void asksAgainWhereAUsedConnectionEndsWithoutAWord() throws Exception {
    var asked = new AtomicInteger();
    try (var peer =
            Peer.playing(
                line -> {
                  if (asked.incrementAndGet() == 2) {
                    line.reset();
                  } else {
                    line.say(OK);
                  }
                });
        var http = clientFor(peer)) {
      http.exchange(get(peer.uri("/")));
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(answer).isInstanceOf(Response.class);
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void namesAServerUnconnectableThatWentAwayAfterItsAnswer() throws Exception {
    var peer = Peer.saying(OK);
    try (var http = clientFor(peer)) {
      http.exchange(get(peer.uri("/")));
      peer.close();
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(answer)
          .isInstanceOfSatisfying(
              Unreachable.class, gone -> assertThat(gone.kind()).isEqualTo(Kind.CONNECT));
    }
  }

  @Test
  void asksOnceWhereANewConnectionEndsWithoutAWord() throws Exception {
    try (var peer = Peer.playing(Peer.Line::hangUp);
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(answer).isInstanceOf(Unreachable.class);
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @Test
  void opensANewConnectionWhenTheServerHungUpAfterItsAnswer() throws Exception {
    var hungUp = new AtomicInteger();
    try (var peer =
            Peer.playing(
                line -> {
                  line.say(OK);
                  line.hangUp();
                  hungUp.incrementAndGet();
                });
        var http = clientFor(peer)) {
      http.exchange(get(peer.uri("/")));
      await().until(() -> hungUp.get() == 1);
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(answer).isInstanceOf(Response.class);
    }
  }

  @Test
  void usesAConnectionAgainAfterAnAnswerWithoutBody() throws Exception {
    try (var peer = Peer.saying(Peer.head("304 Not Modified"));
        var http = clientFor(peer)) {
      http.exchange(get(peer.uri("/1")));
      http.exchange(get(peer.uri("/2")));

      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void reachesAnAddressOfIpVersion6() throws Exception {
    assumeTrue(NetworkInterface.getByInetAddress(LOOPBACK_6) != null, "no IPv6 here");
    var listener = new ServerSocket(0, 50, LOOPBACK_6);
    var host = "[::1]:" + listener.getLocalPort();
    var open = AddressPolicy.allowing(List.of(host));
    var settings =
        new OutboundSettings("tocsin-test/1", PATIENT, PATIENT, 100, open, Resolver.system());
    try (var peer = new Peer(listener, line -> line.say(OK));
        var http = new OutboundHttp(settings)) {
      var answer = http.exchange(get(URI.create("http://" + host + "/")));

      assertThat(((Response) answer).loopback()).isTrue();
      assertThat(peer.requests().getFirst()).contains("Host: " + host + "\r\n");
    }
  }

  @Test
  void tellsNoSecretInTheTextOfAnAnswer() throws Exception {
    try (var peer = Peer.saying(OK);
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/hook/secret")));

      assertThat(answer).asString().isEqualTo("200 from 127.0.0.1");
    }
  }

  @Test
  void runsManyExchangesWithOneHostAtOnce() throws Exception {
    try (var peer = Peer.saying(OK);
        var http = clientFor(peer);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(Collections.nCopies(200, () -> http.exchange(get(peer.uri("/")))));

      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.get()).isInstanceOf(Response.class));
    }
  }

  @Test
  void forgetsCookies() throws Exception {
    try (var peer =
            Peer.saying(Peer.head("200 OK", "Set-Cookie: a=b; Path=/", "Content-Length: 0"));
        var http = clientFor(peer)) {
      http.exchange(get(peer.uri("/")));
      http.exchange(get(peer.uri("/")));

      assertThat(peer.requests().getLast()).doesNotContain("Cookie");
    }
  }

  @Test
  void answersNoChallenge() throws Exception {
    try (var peer =
            Peer.saying(
                Peer.head("401 Who", "WWW-Authenticate: Basic realm=\"x\"", "Content-Length: 0"));
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).status()).isEqualTo(401);
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @Test
  void repeatsNothingAfterA503() throws Exception {
    try (var peer = Peer.saying(Peer.head("503 Later", "Retry-After: 0", "Content-Length: 0"));
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).headers().first("Retry-After")).contains("0");
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @Test
  void leavesARedirectToTheCaller() throws Exception {
    try (var peer =
            Peer.saying(Peer.head("301 Moved", "Location: /elsewhere", "Content-Length: 0"));
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).headers().first("Location")).contains("/elsewhere");
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @Test
  void takesA304WithoutBody() throws Exception {
    try (var peer = Peer.saying(Peer.head("304 Not Modified", "ETag: \"2\""));
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).body()).isEmpty();
      assertThat(((Response) answer).truncated()).isFalse();
    }
  }

  @Test
  void unpacksGzip() throws Exception {
    byte[] packed = gzip("hello".getBytes(UTF_8));
    try (var peer = Peer.saying(packedHead("gzip", packed), packed);
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).body()).asString(UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void takesAnEmptyBodyThatClaimsToBeGzip() throws Exception {
    try (var peer = Peer.saying(packedHead("gzip", new byte[0]));
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).body()).isEmpty();
    }
  }

  @Test
  void unpacksDeflate() throws Exception {
    byte[] packed = packed("hello".getBytes(UTF_8), DeflaterOutputStream::new);
    try (var peer = Peer.saying(packedHead("deflate", packed), packed);
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).body()).asString(UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void reachesARoutedHostUnderItsOwnName() throws Exception {
    try (var peer = Peer.saying(OK);
        var http =
            new OutboundHttp(
                settings(
                    Resolver.system().withRoutes(Map.of("Outlet.test", peer.socket())), peer))) {
      var answer = http.exchange(get(URI.create("http://outlet.test/feed.xml")));

      assertThat(answer).isInstanceOf(Response.class);
      assertThat(peer.requests().getFirst()).contains("Host: outlet.test\r\n");
    }
  }

  @Test
  void keepsConnectionsOfTwoRoutedHostsApart() throws Exception {
    try (var one = Peer.saying(OK);
        var other = Peer.saying(OK);
        var http =
            new OutboundHttp(
                settings(
                    Resolver.system()
                        .withRoutes(Map.of("one.test", one.socket(), "other.test", other.socket())),
                    one,
                    other))) {
      http.exchange(get(URI.create("http://one.test/")));
      http.exchange(get(URI.create("http://other.test/")));

      assertThat(one.requests()).hasSize(1);
      assertThat(other.requests()).hasSize(1);
    }
  }

  @Test
  void namesAClosedPortUnconnectable() throws Exception {
    var peer = Peer.saying(OK);
    peer.close();
    try (var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.CONNECT);
    }
  }

  @Test
  void endsWhatIsInFlightWhenItIsClosed() throws Exception {
    try (var peer = Peer.playing(Peer.Line::stall)) {
      var http = clientFor(peer);
      var inFlight = CompletableFuture.supplyAsync(() -> http.exchange(get(peer.uri("/"))));
      await().until(() -> peer.requests().size() == 1);
      http.close();

      var answer = inFlight.get(15, TimeUnit.SECONDS);
      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.STOPPED);
    }
  }

  @Test
  void answersStoppedOnceItIsClosed() throws Exception {
    try (var peer = Peer.saying(OK)) {
      var http = clientFor(peer);
      http.close();
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.STOPPED);
    }
  }

  @Test
  void stopsForAnInterruptAndKeepsIt() throws Exception {
    try (var peer = Peer.playing(Peer.Line::stall);
        var http = clientFor(peer)) {
      var outcome = new CompletableFuture<Answer>();
      var worker =
          Thread.startVirtualThread(
              () -> {
                Answer answer = http.exchange(get(peer.uri("/")));
                outcome.complete(
                    Thread.currentThread().isInterrupted() ? answer : new Answer.Refused("lost"));
              });
      await().until(() -> peer.requests().size() == 1);
      worker.interrupt();

      var answer = outcome.get(15, TimeUnit.SECONDS);
      assertThat(answer)
          .isInstanceOfSatisfying(
              Unreachable.class, gone -> assertThat(gone.kind()).isEqualTo(Kind.STOPPED));
    }
  }

  static String packedHead(String coding, byte[] packed) {
    return Peer.head("200 OK", "Content-Encoding: " + coding, "Content-Length: " + packed.length);
  }

  static byte[] gzip(byte[] plain) throws IOException {
    return packed(plain, GZIPOutputStream::new);
  }

  private static byte[] packed(byte[] plain, Packing packing) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.of(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private interface Packing {
    OutputStream of(OutputStream to) throws IOException;
  }
}
