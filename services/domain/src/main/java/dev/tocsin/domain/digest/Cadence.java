package dev.tocsin.domain.digest;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.QuietHours;
import dev.tocsin.domain.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * When a subscriber hears of an alert.
 *
 * <p>Days, weeks and quiet hours go by the wall clock of the subscriber's zone. A time that does
 * not exist on a day, because clocks are put forward, is as much later as they are put forward; one
 * that exists twice is the first of the two.
 */
public final class Cadence {
  /** How long a story waits for company. */
  public static final Duration COMPANY = Duration.ofSeconds(10);

  /** How long a burst stands for the alerts of its topic: they come together when it is over. */
  public static final Duration BURST = Duration.ofHours(1);

  /** Quiet hours that follow one another are one; a week of them is the longest row. */
  private static final int LONGEST_ROW = 8;

  private Cadence() {}

  /** What becomes of an alert that is asked for. */
  public static Turn turn(Subscription subscription, Alert alert, Instant now) {
    Instant due = due(subscription, now);
    Instant loud =
        subscription
            .quietHours()
            .filter(quiet -> !quiet.lets(alert))
            .map(quiet -> afterQuiet(quiet, subscription.zone(), due))
            .orElse(due);
    boolean quiet = loud.isAfter(due);
    String group = group(subscription.frequency(), alert, quiet);
    return loud.isAfter(now) ? new Turn.Hold(group, loud) : new Turn.Now(group);
  }

  private static String group(Frequency frequency, Alert alert, boolean quiet) {
    return switch (frequency) {
      case Frequency.AtOnce atOnce -> quiet ? "quiet" : "topic/" + alert.topicId();
      case Frequency.Grouped grouped -> quiet ? "quiet" : "story/" + alert.storyId();
      case Frequency.Hourly hourly -> "digest";
      case Frequency.Daily daily -> "digest";
      case Frequency.Weekly weekly -> "digest";
    };
  }

  private static Instant due(Subscription subscription, Instant now) {
    ZoneId zone = subscription.zone();
    return switch (subscription.frequency()) {
      case Frequency.AtOnce atOnce -> now;
      case Frequency.Grouped grouped -> now.plus(COMPANY);
      case Frequency.Hourly hourly -> nextHour(zone, now);
      case Frequency.Daily daily -> nextDay(zone, daily.at(), now);
      case Frequency.Weekly weekly -> {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = today.with(TemporalAdjusters.nextOrSame(weekly.day()));
        Instant at = at(zone, day, weekly.at());
        yield at.isAfter(now) ? at : at(zone, day.plusWeeks(1), weekly.at());
      }
    };
  }

  /** Some zones are off by half an hour: their full hours are what their clocks show. */
  private static Instant nextHour(ZoneId zone, Instant now) {
    return now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
  }

  private static Instant nextDay(ZoneId zone, LocalTime time, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Instant at = at(zone, today, time);
    return at.isAfter(now) ? at : at(zone, today.plusDays(1), time);
  }

  private static Instant afterQuiet(QuietHours quiet, ZoneId zone, Instant due) {
    Instant loud = due;
    for (int i = 0; i < LONGEST_ROW; i++) {
      Instant next = end(quiet, zone, loud);
      if (next.equals(loud)) {
        return loud;
      }
      loud = next;
    }
    return loud;
  }

  /** When the quiet hours end in which this moment falls; the moment itself where it does not. */
  private static Instant end(QuietHours quiet, ZoneId zone, Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
      if (quiet.beginsOn(day.getDayOfWeek())) {
        Instant from = at(zone, day, quiet.from());
        LocalDate last = quiet.until().isAfter(quiet.from()) ? day : day.plusDays(1);
        Instant until = at(zone, last, quiet.until());
        if (!moment.isBefore(from) && moment.isBefore(until)) {
          return until;
        }
      }
    }
    return moment;
  }

  private static Instant at(ZoneId zone, LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone).toInstant();
  }
}
