package dev.tocsin.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One request and the bounds of its answer.
 *
 * @param headers sent in this order; those that describe the connection are the client's own
 * @param body sent with a Content-Length; empty for a GET
 * @param deadline for the whole exchange, from name look-up to last byte; the client's own bound
 *     holds too. Only a look-up that hangs may outlast it, up to the connect timeout
 * @param maxBytes of the answer's body, decoded; the client's own bound holds too
 */
// The body is handed over, not shared: a copy for each of thousands of deliveries buys nothing.
@SuppressWarnings("ArrayRecordComponent")
public record Call(
    String method,
    URI uri,
    List<Header> headers,
    byte[] body,
    Duration deadline,
    long maxBytes,
    Reading reading) {

  /** How much of the answer's body the caller needs. */
  public enum Reading {
    /** All of it: a body that is cut, broken or too large makes the exchange a failure. */
    WHOLE,
    /** The status counts; of the body whatever came within the bounds, marked if it is not all. */
    EXCERPT
  }

  public Call {
    headers = List.copyOf(headers);
    headers.forEach(Header::requireSendable);
    Bounds.positive("deadline", deadline);
    Bounds.positive("maxBytes", maxBytes);
  }

  /** A GET whose answer is read whole. */
  public static Call get(URI uri, List<Header> headers, Duration deadline, long maxBytes) {
    return new Call("GET", uri, headers, new byte[0], deadline, maxBytes, Reading.WHOLE);
  }

  /** A POST of which the status matters; the answer's body is an excerpt. */
  public static Call post(
      URI uri, List<Header> headers, byte[] body, Duration deadline, long maxBytes) {
    return new Call("POST", uri, headers, body, deadline, maxBytes, Reading.EXCERPT);
  }

  /** Without the path, the query and the body: a webhook's URL is often its secret. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getHost();
  }
}
