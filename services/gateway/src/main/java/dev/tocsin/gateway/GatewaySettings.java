package dev.tocsin.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where the gateway listens, and to whom.
 *
 * @param host name or address to listen on
 * @param port 0 takes a free one
 * @param tokens API tokens; empty lets everybody in, and is allowed on loopback only
 * @param streamClients how many may listen to event streams at once
 */
public record GatewaySettings(String host, int port, List<String> tokens, int streamClients) {
  private static final int SHORTEST_TOKEN = 16;

  public GatewaySettings {
    tokens = List.copyOf(tokens);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("gateway.port is " + port + ", it must be 0 to 65535");
    }
    if (streamClients < 1) {
      throw new IllegalArgumentException(
          "gateway.streamClients is " + streamClients + ", the least is 1");
    }
    if (tokens.stream().anyMatch(token -> token.strip().length() < SHORTEST_TOKEN)) {
      throw new IllegalArgumentException(
          "gateway.tokens has one of fewer than "
              + SHORTEST_TOKEN
              + " characters: make a longer one");
    }
    if (tokens.isEmpty() && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "gateway.host is "
              + host
              + ", which others can reach, and there are no API tokens: set gateway.tokens, or"
              + " listen on 127.0.0.1");
    }
  }

  /** A gateway for this machine alone. */
  public static GatewaySettings local(int port) {
    return new GatewaySettings("127.0.0.1", port, List.of(), 64);
  }

  /** Whether only this machine can reach it. */
  public boolean loopback() {
    return isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "gateway.host is " + host + ", which is no name or address of this machine", e);
    }
  }
}
