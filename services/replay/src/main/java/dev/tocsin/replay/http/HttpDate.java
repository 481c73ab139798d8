package dev.tocsin.replay.http;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A time as HTTP headers and RSS write it, to the second. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(UTC);

  private HttpDate() {}

  static String of(Instant at) {
    return FORMAT.format(at);
  }

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(FORMAT.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
