package dev.tocsin.outbound;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * One header line, as it is sent or as it came.
 *
 * @param name case as written; compared without it
 * @param value opaque; one character is one byte (ISO-8859-1)
 */
public record Header(String name, String value) {
  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_VALUE = 8_192;
  private static final String MARKS_OF_TOKENS = "!#$%&'*+-.^_`|~";

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
    if (!isToken(name)) {
      return Optional.of("a header's name is not a token (RFC 9110, 5.6.2)");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of("header " + name + " is set by the client itself");
    }
    if (!isText(value)) {
      return Optional.of(
          "the value of header "
              + name
              + " is over 8192 characters or holds a line break, a control or a character beyond"
              + " Latin-1");
    }
    return Optional.empty();
  }

  // Asked for each header of each message: a loop costs less than a pattern or a stream.

  private static boolean isToken(String name) {
    return !name.isEmpty() && name.length() <= LONGEST_NAME && all(name, Header::isOfTokens);
  }

  private static boolean isOfTokens(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS_OF_TOKENS.indexOf(c) >= 0;
  }

  private static boolean isText(String value) {
    return value.length() <= LONGEST_VALUE && all(value, Header::isOfTexts);
  }

  private static boolean isOfTexts(int c) {
    return c == '\t' || (c >= ' ' && c <= '~') || (c >= 0xa0 && c <= 0xff);
  }

  private static boolean all(String text, IntPredicate allowed) {
    for (int i = 0; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  void requireSendable() {
    refusal()
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /** Without the value: it may be a credential, and this text may reach a log. */
  @Override
  public String toString() {
    return name + ": …";
  }
}
