package dev.tocsin.outbound;

import java.util.Locale;
import java.util.Optional;
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

  /**
   * Why this header cannot be sent, above all for CR and LF. What came from a server may be
   * anything: ask this before an ETag is echoed.
   */
  public Optional<String> refusal() {
    if (!TOKEN.matcher(name).matches()) {
      return Optional.of("a header's name is not a token (RFC 9110, 5.6.2)");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of("header " + name + " is set by the client itself");
    }
    if (!TEXT.matcher(value).matches()) {
      return Optional.of(
          "the value of header "
              + name
              + " is over 8192 characters or holds a line break, a control or a character beyond"
              + " Latin-1");
    }
    return Optional.empty();
  }

  Header requireSendable() {
    refusal()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return this;
  }

  /** Without the value: it may be a credential, and this text may reach a log. */
  @Override
  public String toString() {
    return name + ": …";
  }
}
