package dev.tocsin.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A block of addresses, as CIDR writes it.
 *
 * @param bits of the address that are fixed
 */
record Network(InetAddress address, int bits) {
  private static final Pattern CIDR = Pattern.compile("(?<address>[^/]+)(?:/(?<bits>[0-9]{1,3}))?");

  Network {
    if (bits < 0 || bits > width(address)) {
      throw new IllegalArgumentException(
          "'" + address.getHostAddress() + "/" + bits + "' has more bits than " + width(address));
    }
  }

  /** Reads {@code address} or {@code address/bits}. */
  static Network parse(String text) {
    var parts = CIDR.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a block of addresses");
    }
    InetAddress address =
        Literals.address(parts.group("address"))
            .orElseThrow(() -> new IllegalArgumentException("'" + text + "' holds no address"));
    String bits = parts.group("bits");
    return new Network(address, bits == null ? width(address) : Integer.parseInt(bits));
  }

  boolean contains(InetAddress other) {
    return width(address) == width(other)
        && number(address).xor(number(other)).shiftRight(width(address) - bits).signum() == 0;
  }

  boolean isSingle() {
    return bits == width(address);
  }

  private static int width(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
