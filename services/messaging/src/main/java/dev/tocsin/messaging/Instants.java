package dev.tocsin.messaging;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as {@link Instant#toString} writes them, read several times as fast as {@link
 * Instant#parse} does: every record has some. Any other form is left to that.
 */
final class Instants {
  private static final String SECONDS = "0000-00-00T00:00:00";
  private static final int MOST_DECIMALS = 9;
  private static final int SECONDS_A_DAY = 86_400;

  private Instants() {}

  /**
   * Reads a time.
   *
   * @throws java.time.DateTimeException when it is none
   */
  static Instant parse(String text) {
    if (!hasUsualForm(text)) {
      return Instant.parse(text);
    }
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    long days = LocalDate.of(number(text, 0, 4), number(text, 5, 7), day).toEpochDay();
    long seconds = days * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second;
    return Instant.ofEpochSecond(seconds, nanos(text));
  }

  /** Whether it is {@code yyyy-MM-ddTHH:mm:ssZ}, with one to nine decimals or none. */
  private static boolean hasUsualForm(String text) {
    int last = text.length() - 1;
    int decimals = last - SECONDS.length() - 1;
    if (decimals == 0 || decimals < -1 || decimals > MOST_DECIMALS || text.charAt(last) != 'Z') {
      return false;
    }
    for (int i = 0; i < last; i++) {
      char form = i < SECONDS.length() ? SECONDS.charAt(i) : i == SECONDS.length() ? '.' : '0';
      char c = text.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int nanos(String text) {
    int last = text.length() - 1;
    int nanos = number(text, Math.min(last, SECONDS.length() + 1), last);
    for (int i = last - SECONDS.length() - 1; i < MOST_DECIMALS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
