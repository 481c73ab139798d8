package dev.tocsin.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a server asks us to wait, by its header {@code Retry-After}. */
public final class RetryAfter {
  /** Nobody makes us wait longer. */
  public static final Duration MOST = Duration.ofHours(24);

  private static final Pattern SECONDS = Pattern.compile("\\d+");
  private static final int DIGITS_OF_MOST = 5;

  /** Some servers get it wrong, so it is not looked at. */
  private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]+,?\\s+");

  /** RFC 9110, 5.6.7, after the weekday: the form of today and the two that came before it. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss 'GMT'", Locale.US),
          DateTimeFormatter.ofPattern("dd-MMM-yy HH:mm:ss 'GMT'", Locale.US),
          DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss uuuu", Locale.US));

  private RetryAfter() {}

  /**
   * Reads seconds or a date.
   *
   * @param now the real time at which the answer came
   * @return zero for a date that has passed; empty when it cannot be read
   */
  public static Optional<Duration> parse(String header, Instant now) {
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(seconds(value));
    }
    return date(value).map(date -> bounded(Duration.between(now, date)));
  }

  private static Duration seconds(String digits) {
    String plain = digits.replaceFirst("^0+(?=\\d)", "");
    return plain.length() > DIGITS_OF_MOST
        ? MOST
        : bounded(Duration.ofSeconds(Integer.parseInt(plain)));
  }

  private static Optional<Instant> date(String value) {
    String date = WEEKDAY.matcher(value).replaceFirst("");
    for (DateTimeFormatter form : DATES) {
      try {
        return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        // Another form, or none.
      }
    }
    return Optional.empty();
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
