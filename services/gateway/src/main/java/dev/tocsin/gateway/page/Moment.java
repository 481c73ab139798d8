package dev.tocsin.gateway.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time on the page, in UTC; the browser says it in the reader's own zone.
 *
 * @param iso for machines
 */
record Moment(String iso, String text) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Moment of(Instant instant) {
    return new Moment(instant.toString(), TEXT.format(instant));
  }
}
