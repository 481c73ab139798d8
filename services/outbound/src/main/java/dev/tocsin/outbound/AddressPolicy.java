package dev.tocsin.outbound;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where outbound HTTP may go: the public internet on the usual ports, and what the operator lists.
 * A URL is judged as it is written; every address is judged again when it is connected to, since
 * only that one counts.
 */
public final class AddressPolicy {
  private static final Map<String, Integer> SCHEMES = Map.of("http", 80, "https", 443);
  private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9_.-]{0,251}[a-z0-9])?");

  private final List<Allowance> allowances;

  private AddressPolicy(List<Allowance> allowances) {
    this.allowances = allowances;
  }

  /** Only the public internet. */
  public static AddressPolicy closed() {
    return new AddressPolicy(List.of());
  }

  /**
   * The public internet and these destinations. Each opens itself alone, and none opens the
   * metadata addresses of clouds.
   *
   * @param entries each {@code host} or {@code address} (any port), {@code host:port}, {@code
   *     address:port} or a {@code CIDR} block (the usual ports)
   * @throws IllegalArgumentException naming the entry that is none of these
   */
  public static AddressPolicy allowing(List<String> entries) {
    return new AddressPolicy(entries.stream().map(Allowance::parse).toList());
  }

  /** Why a URL is refused, as far as its text tells: no name is looked up. */
  public Optional<String> refusal(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    Integer usual = SCHEMES.get(scheme);
    if (usual == null) {
      return Optional.of("the scheme '" + scheme + "' is neither http nor https");
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      return Optional.of("the URL carries user information before its host");
    }
    if (uri.getHost() == null) {
      return Optional.of(
          "the URL has no plain host: an international name is written as xn--…, an IPv4 address"
              + " as four decimal numbers");
    }
    return refusal(uri.getHost().toLowerCase(Locale.ROOT), portOf(uri, usual));
  }

  private Optional<String> refusal(String host, int port) {
    var literal = Literals.address(host);
    if (literal.isPresent() && host.startsWith("[") && literal.get().getAddress().length == 4) {
      return Optional.of(host + " is an IPv4 address written as IPv6");
    }
    if (literal.isEmpty() && (Literals.looksNumeric(host) || !NAME.matcher(host).matches())) {
      return Optional.of(
          "the host is neither a plain name nor an address in its plain spelling"
              + (host.endsWith(".") ? " (it ends with a dot)" : ""));
    }
    if (!PORTS.contains(port) && allowances.stream().noneMatch(a -> a.opensPort(host, port))) {
      return Optional.of("port " + port + " is none of 80, 443, 8080, 8443 and is not allowed");
    }
    return literal.flatMap(address -> refusal(host, port, new InetSocketAddress(address, port)));
  }

  /** Why a socket is refused to a URL with this host and port. */
  Optional<String> refusal(String host, int port, InetSocketAddress socket) {
    var address = socket.getAddress();
    if (address == null) {
      return Optional.of(host + " is not resolved");
    }
    if (SpecialNetworks.isMetadata(address)) {
      return Optional.of(host + " is " + address.getHostAddress() + " (cloud metadata)");
    }
    if (allowances.stream().anyMatch(a -> a.opens(host, port, socket))) {
      return Optional.empty();
    }
    return SpecialNetworks.nameOf(address)
        .map(name -> host + " is " + address.getHostAddress() + " (" + name + ")");
  }

  private static int portOf(URI uri, int usual) {
    return uri.getPort() == -1 ? usual : uri.getPort();
  }
}
