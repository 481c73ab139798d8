package dev.tocsin.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The settings and calls that most tests share. */
final class Fixtures {
  static final Duration PATIENT = Duration.ofSeconds(20);
  static final Duration BRIEF = Duration.ofMillis(300);
  static final long LIMIT = 100_000;

  private Fixtures() {}

  /** A client that may reach these peers and otherwise the public internet only. */
  static OutboundHttp clientFor(Peer... peers) {
    return new OutboundHttp(settings(Resolver.system(), peers));
  }

  static OutboundSettings settings(Resolver resolver, Peer... peers) {
    var open = AddressPolicy.allowing(List.of(peers).stream().map(Peer::hostAndPort).toList());
    return new OutboundSettings("tocsin-test/1", PATIENT, PATIENT, 10_000_000, open, resolver);
  }

  static Call get(URI uri) {
    return Call.get(uri, List.of(), PATIENT, LIMIT);
  }

  static Call briefGet(URI uri) {
    return Call.get(uri, List.of(), BRIEF, LIMIT);
  }
}
