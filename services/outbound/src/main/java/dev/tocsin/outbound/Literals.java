package dev.tocsin.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written as text, in their one plain spelling. */
final class Literals {
  private static final Pattern OCTET =
      Pattern.compile("0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");
  private static final Pattern V4 = Pattern.compile("(?:(?:" + OCTET + ")\\.){3}(?:" + OCTET + ")");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  /** What C libraries read as an IPv4 address: the last label begins with a digit (WHATWG URL). */
  private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?[0-9][0-9a-zA-Z]*");

  private Literals() {}

  /** The address that this text spells, if it does; an IPv6 one may stand in brackets. */
  static Optional<InetAddress> address(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String plain = bracketed ? text.substring(1, text.length() - 1) : text;
    if (!bracketed && plain.indexOf(':') < 0 && !beginsWithDigit(plain)) {
      return Optional.empty(); // almost all are names
    }
    boolean v6 = V6.matcher(plain).matches();
    if (!v6 && (bracketed || !V4.matcher(plain).matches())) {
      return Optional.empty();
    }
    try {
      // Brackets and dotted quads are never looked up in the DNS.
      return Optional.of(InetAddress.getAllByName(v6 ? "[" + plain + "]" : plain)[0]);
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean beginsWithDigit(String text) {
    return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
  }

  /** Whether some resolver may take this for an IPv4 address: 2130706433, 0x7f.1, 127.1. */
  static boolean looksNumeric(String host) {
    return NUMERIC.matcher(host).matches();
  }
}
