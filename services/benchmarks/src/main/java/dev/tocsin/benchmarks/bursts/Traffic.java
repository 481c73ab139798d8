package dev.tocsin.benchmarks.bursts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up traffic of one topic: Poisson around a rate that is low at night and at weekends, with
 * bursts put into it at known times.
 */
final class Traffic {
  static final Duration BURST = Duration.ofHours(2);
  private static final double NIGHT = 0.4;
  private static final double WEEKEND = 0.6;

  private final double rate;
  private final Random random;

  /**
   * Traffic of a topic.
   *
   * @param rate stories an hour on average
   */
  Traffic(double rate, long seed) {
    this.rate = rate;
    this.random = new Random(seed);
  }

  /** Times of stories between two times, ascending. */
  List<Instant> between(Instant from, Instant to, double times) {
    double most = times * rate * 2;
    List<Instant> stories = new ArrayList<>();
    Instant at = from;
    while (true) {
      double hours = -Math.log(1 - random.nextDouble()) / most;
      at = at.plusMillis(Math.round(hours * 3_600_000));
      if (!at.isBefore(to)) {
        return stories;
      }
      if (random.nextDouble() * most < times * rateAt(at)) {
        stories.add(at);
      }
    }
  }

  /** Somewhere between 3 and 5. */
  double burstTimes() {
    return 3 + 2 * random.nextDouble();
  }

  /** A time of a day, so that a burst ends on it. */
  Instant within(Instant day) {
    return day.plusSeconds((long) (random.nextDouble() * 22 * 3_600));
  }

  private double rateAt(Instant time) {
    ZonedDateTime at = time.atZone(ZoneOffset.UTC);
    double hour = at.getHour() + at.getMinute() / 60.0;
    double byHour = 1 - (1 - NIGHT) * Math.cos(2 * Math.PI * (hour - 3) / 24);
    boolean isWeekend =
        at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    double mean = (5 + 2 * WEEKEND) / 7;
    return rate * byHour * (isWeekend ? WEEKEND : 1) / mean;
  }
}
