package dev.tocsin.outbound;

import static dev.tocsin.outbound.Fixtures.BRIEF;
import static dev.tocsin.outbound.Fixtures.LIMIT;
import static dev.tocsin.outbound.Fixtures.PATIENT;
import static dev.tocsin.outbound.Fixtures.clientFor;
import static dev.tocsin.outbound.Fixtures.get;
import static dev.tocsin.outbound.Fixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Refused;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Answer.Unreachable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The guard on real sockets. An allowed 127.0.0.1 stands for a public address, 127.0.0.2 for a
 * private one.
 */
@Timeout(60)
class GuardTest {
  private static final String CLOSING =
      Peer.head("200 OK", "Connection: close", "Content-Length: 2") + "ok";
  private static final URI NAME = URI.create("http://rebind.test/");

  @Test
  void refusesAnAddressWrittenInTheUrl() throws Exception {
    try (var peer = Peer.saying(CLOSING);
        var http = clientFor()) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(answer).isInstanceOf(Refused.class);
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void refusesAPrivateAddressBehindAName() throws Exception {
    try (var peer = Peer.saying(CLOSING);
        var http = new OutboundHttp(settings((host, port) -> List.of(peer.socket())))) {
      var answer = http.exchange(get(NAME));

      assertThat(answer).isEqualTo(new Refused("rebind.test is 127.0.0.1 (loopback)"));
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void connectsToTheCheckedAddressWhenTheNameAnswersAPrivateOneNext() throws Exception {
    var asked = new AtomicInteger();
    try (var peer = Peer.saying(CLOSING);
        var trap = new Peer(new ServerSocket(peer.port(), 50, inner()), line -> line.say(CLOSING));
        var http =
            new OutboundHttp(
                settings(
                    (host, port) ->
                        List.of(asked.getAndIncrement() == 0 ? peer.socket() : trap.socket()),
                    peer))) {
      var first = http.exchange(get(NAME));
      var second = http.exchange(get(NAME));

      assertThat(first).isInstanceOf(Response.class);
      assertThat(second).isInstanceOf(Refused.class);
      assertThat(asked).hasValue(2);
      assertThat(peer.connections()).isEqualTo(1);
      assertThat(trap.connections()).isZero();
    }
  }

  @Test
  void refusesAPrivateAaaaBesideAPublicA() throws Exception {
    try (var peer = Peer.saying(CLOSING);
        var http =
            new OutboundHttp(
                settings(
                    (host, port) ->
                        List.of(peer.socket(), new InetSocketAddress(address("fd12::1"), port)),
                    peer))) {
      var answer = http.exchange(get(NAME));

      assertThat(answer).isEqualTo(new Refused("rebind.test is fd12:0:0:0:0:0:0:1 (unique local)"));
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void refusesTheTargetOfARedirect() throws Exception {
    try (var inner = Peer.saying(CLOSING);
        var peer =
            Peer.saying(
                Peer.head("302 Found", "Content-Length: 0", "Location: " + inner.uri("/")));
        var http = clientFor(peer)) {
      var redirect = (Response) http.exchange(get(peer.uri("/")));
      var target = URI.create(redirect.headers().first("Location").orElseThrow());
      var answer = http.exchange(get(target));

      assertThat(answer).isInstanceOf(Refused.class);
      assertThat(inner.connections()).isZero();
    }
  }

  @Test
  void failsClosedWhenTheNameIsUnknown() throws Exception {
    try (var http =
        new OutboundHttp(
            settings(
                (host, port) -> {
                  throw new UnknownHostException(host);
                }))) {
      var answer = http.exchange(get(NAME));

      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.DNS);
    }
  }

  @Test
  void failsClosedWhenTheNameHasNoAddresses() throws Exception {
    try (var http = new OutboundHttp(settings((host, port) -> List.of()))) {
      var answer = http.exchange(get(NAME));

      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.DNS);
    }
  }

  @Test
  void failsClosedWhenTheSocketIsNotResolved() throws Exception {
    try (var http =
        new OutboundHttp(
            settings(
                (host, port) -> List.of(InetSocketAddress.createUnresolved("localhost", port))))) {
      var answer = http.exchange(get(NAME));

      assertThat(answer).isInstanceOf(Refused.class);
    }
  }

  @Test
  void endsALookUpThatHangs() throws Exception {
    var never = new CountDownLatch(1);
    Resolver hanging =
        (host, port) -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    var hasty =
        new OutboundSettings(
            "tocsin-test/1", BRIEF, PATIENT, LIMIT, AddressPolicy.closed(), hanging);
    try (var http = new OutboundHttp(hasty)) {
      var answer = http.exchange(get(NAME));

      assertThat(((Unreachable) answer).kind()).isEqualTo(Kind.DNS);
    }
  }

  @Test
  void triesTheNextAllowedAddressWhenOneIsDead() throws Exception {
    var dead = Peer.saying(CLOSING);
    dead.close();
    try (var peer = Peer.saying(CLOSING);
        var http =
            new OutboundHttp(
                settings((host, port) -> List.of(dead.socket(), peer.socket()), peer, dead))) {
      var answer = http.exchange(get(NAME));

      assertThat(answer).isInstanceOf(Response.class);
    }
  }

  @Test
  void judgesAHostWhateverItsCase() throws Exception {
    try (var peer = Peer.saying(CLOSING)) {
      var open = AddressPolicy.allowing(List.of("hooks.lan"));
      var lan =
          new OutboundSettings(
              "tocsin-test/1",
              PATIENT,
              PATIENT,
              LIMIT,
              open,
              (host, port) -> List.of(peer.socket()));
      try (var http = new OutboundHttp(lan)) {
        var answer = http.exchange(get(URI.create("http://HOOKS.lan:" + peer.port() + "/")));

        assertThat(answer).isInstanceOf(Response.class);
      }
    }
  }

  private static InetAddress inner() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
  }

  private static InetAddress address(String literal) {
    return Literals.address(literal).orElseThrow();
  }
}
