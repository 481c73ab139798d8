package dev.tocsin.outbound;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** One entry of the operator's allow-list: a destination that is open although it is not public. */
sealed interface Allowance {

  /** A host by its name, wherever it resolves to; the port is the URL's. */
  record Host(String name, OptionalInt port) implements Allowance {
    boolean opensUrl(String otherName, int otherPort) {
      return name.equals(otherName) && fits(port, otherPort);
    }
  }

  /** A block of addresses, whatever name led there; the port is the one connected to. */
  record Addresses(Network network, OptionalInt port) implements Allowance {}

  Pattern PORT = Pattern.compile("(.*):([0-9]{1,5})");
  Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");

  /**
   * Reads {@code host}, {@code host:port}, {@code address}, {@code address:port} or {@code CIDR}.
   */
  static Allowance parse(String entry) {
    String text = entry.strip().toLowerCase(Locale.ROOT);
    if (text.contains("/")) {
      return new Addresses(Network.parse(text), OptionalInt.empty());
    }
    if (Literals.address(text).isPresent()) {
      return address(text, OptionalInt.empty());
    }
    var parts = PORT.matcher(text);
    boolean withPort = parts.matches();
    String host = withPort ? parts.group(1) : text;
    OptionalInt port =
        withPort ? OptionalInt.of(Integer.parseInt(parts.group(2))) : OptionalInt.empty();
    if (Literals.address(host).isPresent()) {
      return address(host, port);
    }
    if (!NAME.matcher(host).matches() || Literals.looksNumeric(host)) {
      throw new IllegalArgumentException(
          "'" + entry + "' is none of host, host:port, address, address:port, CIDR");
    }
    return new Host(host, port);
  }

  private static Allowance address(String literal, OptionalInt port) {
    Network network = Network.parse(literal);
    if (SpecialNetworks.isMetadata(network.address())) {
      throw new IllegalArgumentException(
          "'" + literal + "' gives out the machine's credentials and cannot be allowed");
    }
    return new Addresses(network, port);
  }

  /** Whether the entry opens this socket to a URL with this host and port. */
  default boolean opens(String host, int port, InetSocketAddress socket) {
    return switch (this) {
      case Host named -> named.opensUrl(host, port);
      case Addresses some ->
          some.network().contains(socket.getAddress()) && fits(some.port(), socket.getPort());
    };
  }

  /**
   * Whether the entry opens the port of a URL, before any look-up. A wide block opens addresses
   * only: it was not written with a port in mind.
   */
  default boolean opensPort(String host, int port) {
    return switch (this) {
      case Host named -> named.opensUrl(host, port);
      case Addresses some ->
          some.network().isSingle()
              && Literals.address(host).filter(some.network()::contains).isPresent()
              && fits(some.port(), port);
    };
  }

  private static boolean fits(OptionalInt wanted, int port) {
    return wanted.isEmpty() || wanted.getAsInt() == port;
  }
}
