package dev.tocsin.domain.burst;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much comes of something, hour by hour, what is usual, and whether it has fallen silent.
 *
 * @param rhythm of the hours that are over
 * @param hour the one that is running
 * @param inHour what came in it so far
 * @param lastHours what came in the hours before it, at most a day, the oldest first
 * @param lastAt when something came last; when the flow was first seen, where nothing did
 * @param silentSince when the last silence was told, until something comes
 */
public record Flow(
    Rhythm rhythm,
    Instant hour,
    int inHour,
    List<Integer> lastHours,
    Instant lastAt,
    Optional<Instant> silentSince) {
  /** Nothing is unusual where nothing was usual yet: so long nothing is found. */
  public static final Duration LEARNING = Duration.ofDays(7);

  /** News comes in heaps, and gaps are wider than Poisson has them: silence is told late. */
  private static final double LEAST_CHANCE_OF_SILENCE = 1e-6;

  private static final double HOURS_TO_LEARN = LEARNING.toHours();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** A heap teaches the rhythm this much of it: it is not usual, but it may become so. */
  private static final double TAUGHT_AT_MOST = 3;

  public Flow {
    lastHours = List.copyOf(lastHours);
  }

  /** Something of which nothing was seen before a time. */
  static Flow since(Instant time) {
    return new Flow(
        Rhythm.UNKNOWN, time.truncatedTo(ChronoUnit.HOURS), 0, List.of(), time, Optional.empty());
  }

  /** The same when something has come. */
  Flow plus(Instant at) {
    Flow then = at(at);
    // What comes a little after its hour still is of it; what comes much later teaches nothing.
    boolean isLate = at.isBefore(then.hour.minus(HOUR));
    return new Flow(
        then.rhythm,
        then.hour,
        then.inHour + (isLate ? 0 : 1),
        then.lastHours,
        at.isAfter(lastAt) ? at : lastAt,
        Optional.empty());
  }

  /** The same at a later time: hours that are over are learned. */
  Flow at(Instant now) {
    if (now.isBefore(hour.plus(HOUR))) {
      return this;
    }
    Rhythm learned = rhythm;
    Instant running = hour;
    int counted = inHour;
    List<Integer> hours = new ArrayList<>(lastHours);
    while (!now.isBefore(running.plus(HOUR))) {
      learned = learned.plus(running, taught(learned, running, counted));
      hours.add(counted);
      running = running.plus(HOUR);
      counted = 0;
    }
    int first = Math.max(0, hours.size() - (int) DAY.toHours());
    return new Flow(
        learned, running, counted, hours.subList(first, hours.size()), lastAt, silentSince);
  }

  private static double taught(Rhythm learned, Instant hour, int counted) {
    double most = 1 + TAUGHT_AT_MOST * Math.max(1, learned.rate(hour));
    return learned.hours() < HOURS_TO_LEARN ? counted : Math.min(counted, most);
  }

  /** Whether it goes on from another time than it stands at: see {@link #watched}. */
  boolean isResumed(Instant since, Instant now) {
    return hour.isAfter(now) || hour.isBefore(since.truncatedTo(ChronoUnit.HOURS));
  }

  /**
   * The same once the watch goes on, after a time in which nobody watched or the clock stood
   * elsewhere: hours that nobody saw teach nothing, and what is yet to come has not been.
   *
   * @param since beginning of the watch
   */
  Flow watched(Instant since, Instant now) {
    return isResumed(since, now)
        ? new Flow(
            rhythm,
            (hour.isAfter(now) ? now : since).truncatedTo(ChronoUnit.HOURS),
            0,
            List.of(),
            lastAt.isAfter(now) ? now : lastAt,
            silentSince.filter(told -> !told.isAfter(now)))
        : this;
  }

  /** Whether enough was seen to say what is usual. */
  boolean isKnown() {
    return rhythm.hours() >= HOURS_TO_LEARN;
  }

  /** Far less than usual, counted over a time. */
  public record Silence(Instant since, Instant until, int count, double expected) {
    public long hours() {
      return Duration.between(since, until).toHours();
    }
  }

  /**
   * The silence that is on at this moment, where it was not told before: of the last day, or of the
   * time since something came where that is longer.
   *
   * @param watchedSince since when all was seen that came; before, silence says nothing
   */
  Optional<Silence> silence(Instant now, Instant watchedSince) {
    if (silentSince.isPresent() || !isKnown()) {
      return Optional.empty();
    }
    if (lastAt.isBefore(now.minus(DAY))) {
      return silence(lastAt.isAfter(watchedSince) ? lastAt : watchedSince, 0, now);
    }
    Flow then = at(now);
    Instant since = then.hour.minus(Duration.ofHours(then.lastHours.size()));
    int count = then.inHour + then.lastHours.stream().mapToInt(Integer::intValue).sum();
    return since.isBefore(watchedSince) ? Optional.empty() : silence(since, count, now);
  }

  private Optional<Silence> silence(Instant since, int count, Instant now) {
    if (since.isAfter(now.minus(DAY))) {
      return Optional.empty();
    }
    double expected = rhythm.expected(since, now);
    return expected > count
            && Surprise.chanceOfAtMost(count, expected, rhythm.stories()) < LEAST_CHANCE_OF_SILENCE
        ? Optional.of(new Silence(since, now, count, expected))
        : Optional.empty();
  }

  /** The same once a silence was told. */
  Flow toldSilent(Instant now) {
    return new Flow(rhythm, hour, inHour, lastHours, lastAt, Optional.of(now));
  }
}
