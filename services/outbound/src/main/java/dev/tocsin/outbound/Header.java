package dev.tocsin.outbound;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One header line, as it is sent or as it came.
 *
 * @param name case as written; compared without it
 * @param value opaque; one character is one byte (ISO-8859-1)
 */
public record Header(String name, String value) {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
  private static final Pattern TEXT = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]{0,8192}");

  /** What the client itself says about the connection and the body; a second voice would lie. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  boolean named(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** What comes from outside may be anything; what we send is checked, above all for CR and LF. */
  Header requireSendable() {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("a header's name is not a token (RFC 9110, 5.6.2)");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("header " + name + " is set by the client itself");
    }
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the value of header "
              + name
              + " is over 8192 characters or holds a line break, a control or a character beyond"
              + " Latin-1");
    }
    return this;
  }

  /** Without the value: it may be a credential, and this text may reach a log. */
  @Override
  public String toString() {
    return name + ": …";
  }
}
