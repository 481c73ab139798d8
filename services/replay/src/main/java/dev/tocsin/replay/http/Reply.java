package dev.tocsin.replay.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** An answer to one HTTP request. */
final class Reply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  static Reply text(int status, String text) {
    return new Reply(
        status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(UTF_8));
  }

  static Reply onlyBy(String method) {
    return new Reply(405, Map.of("Allow", method), new byte[0]);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
