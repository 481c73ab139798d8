package dev.tocsin.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the host and port of a URL are found on the network. */
@FunctionalInterface
public interface Resolver {

  /**
   * The socket addresses to try, in this order.
   *
   * @throws UnknownHostException when there are none
   */
  List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException;

  /** The resolver of the operating system, behind the cache of the JVM. */
  static Resolver system() {
    return (host, port) ->
        Stream.of(InetAddress.getAllByName(host))
            .map(address -> new InetSocketAddress(address, port))
            .toList();
  }

  /**
   * This resolver, but the given hosts are served at the given sockets, whatever port their URL
   * names: {@code http://outlet.test/feed.xml} may be served at 127.0.0.1:40123. The URL, the Host
   * header and the site stay those of the host; the policy must allow the socket.
   */
  default Resolver withRoutes(Map<String, InetSocketAddress> routes) {
    Map<String, InetSocketAddress> byHost =
        routes.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    route -> route.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return (host, port) -> {
      InetSocketAddress socket = byHost.get(host.toLowerCase(Locale.ROOT));
      return socket == null ? resolve(host, port) : List.of(socket);
    };
  }
}
