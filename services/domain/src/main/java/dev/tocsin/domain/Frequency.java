package dev.tocsin.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often messages go out; {@code toString} writes what {@link #parse} reads. */
public sealed interface Frequency {
  Frequency INSTANT = new AtOnce();

  /** One message an alert, at once. */
  record AtOnce() implements Frequency {
    @Override
    public String toString() {
      return "instant";
    }
  }

  /** One message a story, after a moment in which more may come. */
  record Grouped() implements Frequency {
    @Override
    public String toString() {
      return "grouped";
    }
  }

  /** One message an hour, at its full minute zero. */
  record Hourly() implements Frequency {
    @Override
    public String toString() {
      return "hourly";
    }
  }

  /** One message a day, by the wall clock of the subscriber's zone. */
  record Daily(LocalTime at) implements Frequency {
    @Override
    public String toString() {
      return "daily at " + at;
    }
  }

  /** One message a week, by the wall clock of the subscriber's zone. */
  record Weekly(DayOfWeek day, LocalTime at) implements Frequency {
    @Override
    public String toString() {
      return "weekly on " + day.name().toLowerCase(Locale.ROOT) + " at " + at;
    }
  }

  Pattern DAILY = Pattern.compile("daily at (\\d{1,2}:\\d{2})");
  Pattern WEEKLY = Pattern.compile("weekly on ([a-z]+) at (\\d{1,2}:\\d{2})");
  String FORMS = "instant, grouped, hourly, 'daily at 07:30' or 'weekly on monday at 07:30'";

  /**
   * Reads one of the forms, in any case.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  static Frequency parse(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return switch (text) {
      case "instant" -> INSTANT;
      case "grouped" -> new Grouped();
      case "hourly" -> new Hourly();
      default -> byTheClock(text);
    };
  }

  private static Frequency byTheClock(String text) {
    try {
      Matcher daily = DAILY.matcher(text);
      if (daily.matches()) {
        return new Daily(time(daily.group(1)));
      }
      Matcher weekly = WEEKLY.matcher(text);
      if (weekly.matches()) {
        DayOfWeek day = DayOfWeek.valueOf(weekly.group(1).toUpperCase(Locale.ROOT));
        return new Weekly(day, time(weekly.group(2)));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      // Neither a time nor a day: answered below.
    }
    throw new IllegalArgumentException("'" + text + "' is none of " + FORMS);
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text.length() == 4 ? "0" + text : text);
  }
}
