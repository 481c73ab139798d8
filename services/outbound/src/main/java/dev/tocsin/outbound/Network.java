package dev.tocsin.outbound;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A block of addresses, as CIDR writes it.
 *
 * @param bits of the address that are fixed
 */
record Network(InetAddress address, int bits) {

  Network {
    if (bits < 0 || bits > width(address)) {
      throw new IllegalArgumentException(
          "/" + bits + " is beyond the " + width(address) + " bits of " + address.getHostAddress());
    }
  }

  /** Reads {@code address} or {@code address/bits}. */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    String literal = slash < 0 ? text : text.substring(0, slash);
    InetAddress address =
        Literals.address(literal)
            .orElseThrow(() -> new IllegalArgumentException("'" + literal + "' is not an address"));
    if (slash < 0) {
      return new Network(address, width(address));
    }
    try {
      return new Network(address, Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("'" + text + "' is not a block of addresses", notANumber);
    }
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
