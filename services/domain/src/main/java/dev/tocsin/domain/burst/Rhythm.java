package dev.tocsin.domain.burst;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many stories a topic usually has at an hour of a weekday (UTC), learned hour by hour.
 *
 * <p>The expected rate is a level times a factor for the hour of the day times one for the weekday,
 * so that a few weeks are enough to learn it: of the 168 hours of a week each comes only once. What
 * is old counts less, and what is little is drawn to the level.
 *
 * @param byHour stories in each hour of the day, faded
 * @param byWeekday stories on each weekday, Monday first, faded
 * @param hours how many hours were seen, faded as the counts are
 */
public record Rhythm(List<Double> byHour, List<Double> byWeekday, double hours) {
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  /** After this time a count is worth half. */
  private static final Duration HALF_LIFE = Duration.ofDays(28);

  private static final double FADED_AN_HOUR = StrictMath.pow(0.5, 1.0 / HALF_LIFE.toHours());

  /** So many stories speak for the level before an hour or a weekday may differ from it. */
  private static final double DRAWN_BY = 4;

  public static final Rhythm UNKNOWN = new Rhythm(nothing(HOURS), nothing(WEEKDAYS), 0);

  public Rhythm {
    byHour = List.copyOf(byHour);
    byWeekday = List.copyOf(byWeekday);
  }

  private static List<Double> nothing(int size) {
    return Collections.nCopies(size, 0.0);
  }

  /** Adds an hour that is over. */
  Rhythm plus(Instant hour, double stories) {
    ZonedDateTime at = hour.atZone(ZoneOffset.UTC);
    return new Rhythm(
        plus(byHour, at.getHour(), stories),
        plus(byWeekday, weekday(at), stories),
        hours * FADED_AN_HOUR + 1);
  }

  /** Stories an hour that are usual at a time; 0 when nothing was seen yet. */
  double rate(Instant time) {
    if (hours == 0) {
      return 0;
    }
    ZonedDateTime at = time.atZone(ZoneOffset.UTC);
    return stories() / hours * factor(byHour, at.getHour()) * factor(byWeekday, weekday(at));
  }

  /** Stories that are usual between two times. */
  double expected(Instant from, Instant to) {
    double expected = 0;
    Instant at = from;
    while (at.isBefore(to)) {
      Instant hourEnds = at.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
      Instant end = hourEnds.isBefore(to) ? hourEnds : to;
      expected += rate(at) * Duration.between(at, end).toMillis() / 3_600_000.0;
      at = end;
    }
    return expected;
  }

  /**
   * How many stories the rate at a time rests on: those of its hour and of the one before, and
   * those of its weekday, whichever are fewer, and less than either.
   */
  double known(Instant time) {
    ZonedDateTime at = time.atZone(ZoneOffset.UTC);
    double ofHours =
        byHour.get(at.getHour()) + byHour.get((at.getHour() + HOURS - 1) % HOURS) + DRAWN_BY;
    double ofWeekday = byWeekday.get(weekday(at)) + DRAWN_BY;
    return 1 / (1 / ofHours + 1 / ofWeekday);
  }

  /** All stories that the level rests on. */
  double stories() {
    double all = 0;
    for (double some : byHour) {
      all += some;
    }
    return all;
  }

  private double factor(List<Double> counts, int index) {
    double usual = stories() / counts.size();
    return usual == 0 ? 1 : (counts.get(index) + DRAWN_BY) / (usual + DRAWN_BY);
  }

  private static List<Double> plus(List<Double> counts, int index, double stories) {
    List<Double> faded = new ArrayList<>(counts);
    faded.replaceAll(count -> count * FADED_AN_HOUR);
    faded.set(index, faded.get(index) + stories);
    return faded;
  }

  private static int weekday(ZonedDateTime at) {
    return at.getDayOfWeek().getValue() - 1;
  }
}
