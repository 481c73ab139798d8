package dev.tocsin.replay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A webhook that arrived. */
public final class Received {
  private final String path;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Instant at;

  /**
   * @param headers by their names in lower case
   */
  Received(String path, Map<String, List<String>> headers, byte[] body, Instant at) {
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.at = at;
  }

  /** With the query, as it was sent. */
  public String path() {
    return path;
  }

  /** The first header of that name, in whatever case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** All headers, by their names in lower case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Byte for byte, as a signature covers it. */
  public byte[] body() {
    return body.clone();
  }

  public String text() {
    return new String(body, UTF_8);
  }

  /** When it arrived by the real clock, in microseconds since 1970. */
  public long receivedAtMicros() {
    return MICROS.between(Instant.EPOCH, at);
  }

  /** About how many bytes of memory it takes. */
  long weight() {
    return 500
        + path.length()
        + body.length
        + headers.entrySet().stream()
            .flatMap(
                header -> Stream.concat(Stream.of(header.getKey()), header.getValue().stream()))
            .mapToLong(String::length)
            .sum();
  }
}
