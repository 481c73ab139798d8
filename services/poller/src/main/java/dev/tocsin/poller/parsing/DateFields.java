package dev.tocsin.poller.parsing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The parts of one date as a form of {@link DateParser} found them, by the names of its groups. */
final class DateFields {
  private final Matcher matched;
  private final Map<String, Integer> names;

  DateFields(Matcher matched) {
    this.matched = matched;
    this.names = matched.pattern().namedGroups();
  }

  /**
   * @throws java.time.DateTimeException if there is no such day
   */
  Optional<Instant> instant() {
    Optional<String> epoch = text("epoch");
    if (epoch.isPresent()) {
      return Optional.of(
          Instant.ofEpochSecond(Long.parseLong(epoch.get()), number("millis", 0) * 1_000_000L));
    }
    int hour = hour();
    int minute = number("minute", 0);
    int second = number("second", 0);
    if (hour > 24 || minute > 59 || second > 60) {
      return Optional.empty();
    }
    // By addition, because 24:00 is the next midnight and second 60 the next minute.
    return date()
        .map(date -> date.atStartOfDay().plusHours(hour).plusMinutes(minute).plusSeconds(second))
        .map(time -> time.plusNanos(nanos()))
        .map(time -> time.toInstant(ZoneNames.offset(text("zone").orElse(""))));
  }

  private Optional<LocalDate> date() {
    int year = year();
    if (text("dayOfYear").isPresent()) {
      return Optional.of(LocalDate.ofYearDay(year, number("dayOfYear", 1)));
    }
    if (text("name").isPresent()) {
      return text("name")
          .flatMap(MonthNames::month)
          .map(month -> LocalDate.of(year, month, number("day", 1)));
    }
    if (text("left").isPresent()) {
      return dayAndMonth(year, number("left", 1), number("right", 1));
    }
    return Optional.of(LocalDate.of(year, number("month", 1), number("day", 1)));
  }

  /** Countries differ in which comes first: it is a date only where one order is possible. */
  private static Optional<LocalDate> dayAndMonth(int year, int left, int right) {
    if (left > 12) {
      return Optional.of(LocalDate.of(year, right, left));
    }
    return right > 12 || left == right
        ? Optional.of(LocalDate.of(year, left, right))
        : Optional.empty();
  }

  /** Short years are read as RFC 2822 says. */
  private int year() {
    int year = number("year", 0);
    return switch (text("year").orElse("").length()) {
      case 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 3 -> 1900 + year;
      default -> year;
    };
  }

  private int hour() {
    int hour = number("hour", 0);
    return text("half").map(half -> hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0)).orElse(hour);
  }

  private long nanos() {
    return text("fraction")
        .map(digits -> Long.parseLong((digits + "00000000").substring(0, 9)))
        .orElse(0L);
  }

  private int number(String name, int absent) {
    return text(name).map(Integer::parseInt).orElse(absent);
  }

  private Optional<String> text(String name) {
    return names.containsKey(name) ? Optional.ofNullable(matched.group(name)) : Optional.empty();
  }
}
