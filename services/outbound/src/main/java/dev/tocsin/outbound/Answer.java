package dev.tocsin.outbound;

import java.net.URI;

/** How an exchange ended: the server answered, the guard refused, or nobody could be reached. */
public sealed interface Answer {

  /**
   * The server answered, with whatever status: a redirect is an answer too and is the caller's to
   * follow.
   *
   * @param body decoded from its content coding
   * @param truncated the body is not all that the server had; only with {@link
   *     Call.Reading#EXCERPT}
   * @param loopback the answer came from this machine
   * @param uri that was asked
   */
  // The body is handed over, not shared: a copy of each document buys nothing.
  @SuppressWarnings("ArrayRecordComponent")
  record Response(
      int status, Headers headers, byte[] body, boolean truncated, boolean loopback, URI uri)
      implements Answer {

    /** Without path, headers and body: they may hold secrets, and this text may reach a log. */
    @Override
    public String toString() {
      return status + " from " + uri.getHost();
    }
  }

  /** Nothing was sent: the guard forbids the URL or the address that it leads to. */
  record Refused(String why) implements Answer {}

  /**
   * There is no answer to use.
   *
   * @param why one line for people; it names the host, never the path, and holds no control
   *     characters
   */
  record Unreachable(Kind kind, String why) implements Answer {}

  /** What stood between us and an answer. */
  enum Kind {
    /** The name has no address, or its servers did not say. */
    DNS,
    /** Nobody listens there, or no connection came about in time. */
    CONNECT,
    /** The certificate or the handshake is not what it must be. */
    TLS,
    /** The deadline passed. */
    TIMEOUT,
    /** The connection broke before the answer was complete. */
    RESET,
    /** The header or the decoded body is over the bound. */
    TOO_LARGE,
    /** What came is not HTTP, or is in a coding that we did not ask for. */
    PROTOCOL,
    /** We ended it: the client was closed or the thread interrupted. No fault of the server. */
    STOPPED
  }
}
