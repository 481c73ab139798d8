package dev.tocsin.domain.burst;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much is reported on a topic: the stories of the last hours, what is usual, and whether a
 * burst or a silence is on. Stories are counted, not articles, so fifty copies of a report count
 * once.
 *
 * @param recent stories that began within {@link #WINDOW}, by the minute, the oldest first
 * @param leading those of them that have the most sources, at most {@link #LEADING_KEPT}
 * @param rhythm of the hours that are over
 * @param hour the one that is running
 * @param inHour stories of it so far
 * @param lastHours stories of the hours before it, at most a day, the oldest first
 * @param lastAt when the last story began; when the topic was first seen, where none did
 * @param burstSince when the last burst was found, until it is over
 * @param silentSince when the last silence was found, until a story begins
 */
public record TopicVolume(
    List<Minute> recent,
    List<Begun> leading,
    Rhythm rhythm,
    Instant hour,
    int inHour,
    List<Integer> lastHours,
    Instant lastAt,
    Optional<Instant> burstSince,
    Optional<Instant> silentSince) {
  /** The time in which stories are counted. */
  public static final Duration WINDOW = Duration.ofHours(2);

  /** Nothing is unusual where nothing was usual yet: so long no burst and no silence is found. */
  public static final Duration LEARNING = Duration.ofDays(7);

  /** How often the clock looks when no story comes. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  /** How many stories began in a minute. */
  public record Minute(Instant at, int stories) {}

  /**
   * The chance of a count from which it is a burst. A window slides over a day in such a way that
   * one false alarm comes of it in some hundreds of days.
   */
  private static final double LEAST_CHANCE = 1e-4;

  /** News comes in heaps, and gaps are wider than Poisson has them: silence is told late. */
  private static final double LEAST_CHANCE_OF_SILENCE = 1e-6;

  private static final double HOURS_TO_LEARN = LEARNING.toHours();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** A topic that was never reported on is taken to be so once in a few weeks. */
  private static final double LEAST_EXPECTED = 0.01;

  /** Fewer stories are no burst however quiet a topic is. */
  private static final int LEAST_COUNT = 4;

  /** A burst teaches the rhythm this much of it: it is not usual, but it may become so. */
  private static final double TAUGHT_AT_MOST = 3;

  private static final Duration LEAST_PAUSE = Duration.ofHours(6);
  private static final int LEADING_KEPT = 5;

  /** Those with the most sources first, and of equals the latest. */
  private static final Comparator<Begun> GREATEST_FIRST =
      Comparator.comparingInt(Begun::owners).thenComparing(Begun::at).reversed();

  public TopicVolume {
    recent = List.copyOf(recent);
    leading = List.copyOf(leading);
    lastHours = List.copyOf(lastHours);
  }

  /** A topic that was never reported on, first seen at a time. */
  public static TopicVolume since(Instant time) {
    return new TopicVolume(
        List.of(),
        List.of(),
        Rhythm.UNKNOWN,
        time.truncatedTo(ChronoUnit.HOURS),
        0,
        List.of(),
        time,
        Optional.empty(),
        Optional.empty());
  }

  /** Counts a story that has begun. */
  public TopicVolume plus(Begun story) {
    TopicVolume then = at(story.at());
    return new TopicVolume(
        counted(then.recent, story.at().truncatedTo(ChronoUnit.MINUTES)),
        led(then.leading, story),
        then.rhythm,
        then.hour,
        then.inHour + (isLate(then.hour, story) ? 0 : 1),
        then.lastHours,
        story.at().isAfter(lastAt) ? story.at() : lastAt,
        then.burstSince,
        Optional.empty());
  }

  /** A story may come a little after its hour, but what comes much later is not of this one. */
  private static boolean isLate(Instant hour, Begun story) {
    return story.at().isBefore(hour.minus(HOUR));
  }

  /** The same when a story has grown, which is not counted again. */
  public TopicVolume grown(Alert alert) {
    Begun story =
        leading.stream()
            .filter(known -> known.storyId().equals(alert.storyId()))
            .findFirst()
            .map(known -> known.grown(alert))
            .orElseGet(() -> Begun.since(alert));
    if (recent.isEmpty()
        || story.at().isBefore(recent.getFirst().at())
        || story.at().isAfter(lastAt)) {
      return this;
    }
    return new TopicVolume(
        recent,
        led(leading, story),
        rhythm,
        hour,
        inHour,
        lastHours,
        lastAt,
        burstSince,
        silentSince);
  }

  private static List<Begun> led(List<Begun> leading, Begun story) {
    return Stream.concat(
            leading.stream().filter(other -> !other.storyId().equals(story.storyId())),
            Stream.of(story))
        .sorted(GREATEST_FIRST)
        .limit(LEADING_KEPT)
        .toList();
  }

  private static List<Minute> counted(List<Minute> minutes, Instant minute) {
    List<Minute> all = new ArrayList<>(minutes);
    int after = all.size();
    while (after > 0 && all.get(after - 1).at().isAfter(minute)) {
      after--;
    }
    if (after > 0 && all.get(after - 1).at().equals(minute)) {
      all.set(after - 1, new Minute(minute, all.get(after - 1).stories() + 1));
    } else {
      all.add(after, new Minute(minute, 1));
    }
    return all;
  }

  /** The same at a later time: hours that are over are learned, old stories drop out. */
  public TopicVolume at(Instant now) {
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
    Instant from = windowOf(now);
    List<Minute> left = recent.stream().filter(minute -> !minute.at().isBefore(from)).toList();
    boolean isOver =
        burstSince.filter(since -> now.isAfter(since.plus(LEAST_PAUSE))).isPresent()
            && !isUnlikely(stories(left), now, learned);
    return new TopicVolume(
        left,
        leading.stream().filter(story -> !story.at().isBefore(from)).toList(),
        learned,
        running,
        counted,
        hours.subList(Math.max(0, hours.size() - (int) DAY.toHours()), hours.size()),
        lastAt,
        isOver ? Optional.empty() : burstSince,
        silentSince);
  }

  /**
   * The same once the watch goes on, after a time in which nobody watched or the clock stood
   * elsewhere: hours that nobody saw teach nothing, and what is yet to come has not been.
   *
   * @param since beginning of the watch
   */
  public TopicVolume watched(Instant since, Instant now) {
    Instant first = since.truncatedTo(ChronoUnit.HOURS);
    boolean isAhead = hour.isAfter(now);
    if (!isAhead && !hour.isBefore(first)) {
      return this;
    }
    return new TopicVolume(
        recent.stream().filter(minute -> !minute.at().isAfter(now)).toList(),
        leading.stream().filter(story -> !story.at().isAfter(now)).toList(),
        rhythm,
        isAhead ? now.truncatedTo(ChronoUnit.HOURS) : first,
        0,
        List.of(),
        lastAt.isAfter(now) ? now : lastAt,
        burstSince.filter(told -> !told.isAfter(now)),
        silentSince.filter(told -> !told.isAfter(now)));
  }

  /** Whether a burst can come by the clock alone: enough stories are in the window. */
  public boolean isLively(Instant now) {
    return stories(recent) >= LEAST_COUNT && now.isBefore(clockEnds());
  }

  /** Later, no story is in the window. */
  private Instant clockEnds() {
    return lastAt.plus(WINDOW).plus(LOOK_EVERY);
  }

  /** The burst that is on at this moment, where it was not told before. */
  public Optional<Alert> burst(Instant now) {
    if (stories(recent) < LEAST_COUNT || burstIsOn(now)) {
      return Optional.empty();
    }
    TopicVolume then = at(now);
    int count = stories(then.recent);
    if (then.leading.isEmpty() || !isUnlikely(count, now, then.rhythm)) {
      return Optional.empty();
    }
    Evidence.Volume evidence =
        new Evidence.Volume(
            windowOf(now),
            now,
            count,
            then.rhythm.expected(windowOf(now), now),
            then.leading.stream().map(Begun::leading).toList());
    return Optional.of(then.leading.getFirst().asBurst(evidence));
  }

  private boolean burstIsOn(Instant now) {
    return burstSince.isPresent() && at(now).burstSince().isPresent();
  }

  /**
   * The first burst that the clock alone would have found in a time in which no story began. It
   * looks at each half minute, so that it finds the same however often it is asked.
   *
   * @param after until when was looked before
   * @param before the time at hand, which is not looked at: a story may still begin at it
   */
  public Optional<Alert> burstBetween(Instant after, Instant before) {
    Instant until = before.isBefore(clockEnds()) ? before : clockEnds();
    for (Instant look = firstLook(after); look.isBefore(until); look = look.plus(LOOK_EVERY)) {
      Optional<Alert> burst = burst(look);
      if (burst.isPresent()) {
        return burst;
      }
    }
    return Optional.empty();
  }

  private static Instant firstLook(Instant after) {
    long every = LOOK_EVERY.toMillis();
    return Instant.ofEpochMilli(Math.ceilDiv(after.toEpochMilli(), every) * every);
  }

  /** The same once a burst was told. */
  public TopicVolume told(Alert burst) {
    TopicVolume then = at(burst.alertedAt());
    return new TopicVolume(
        then.recent,
        then.leading,
        then.rhythm,
        then.hour,
        then.inHour,
        then.lastHours,
        lastAt,
        Optional.of(burst.alertedAt()),
        silentSince);
  }

  /** Far fewer stories than usual, counted since a time. */
  public record Silence(Instant since, int stories, double expected) {}

  /**
   * The silence that is on at this moment, where it was not told before: of the last day, or of the
   * time since the last story where that is longer.
   *
   * @param watchedSince since when the line has seen all that came; before, silence says nothing
   */
  public Optional<Silence> silence(Instant now, Instant watchedSince) {
    if (silentSince.isPresent() || rhythm.hours() < HOURS_TO_LEARN) {
      return Optional.empty();
    }
    if (lastAt.isBefore(now.minus(DAY))) {
      return silence(lastAt.isAfter(watchedSince) ? lastAt : watchedSince, 0, now);
    }
    TopicVolume then = at(now);
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
        ? Optional.of(new Silence(since, count, expected))
        : Optional.empty();
  }

  /** The same once a silence was told. */
  public TopicVolume toldSilent(Instant now) {
    return new TopicVolume(
        recent, leading, rhythm, hour, inHour, lastHours, lastAt, burstSince, Optional.of(now));
  }

  private static Instant windowOf(Instant now) {
    return now.minus(WINDOW).truncatedTo(ChronoUnit.MINUTES);
  }

  private static int stories(List<Minute> minutes) {
    return minutes.stream().mapToInt(Minute::stories).sum();
  }

  private static boolean isUnlikely(int count, Instant now, Rhythm rhythm) {
    if (count < LEAST_COUNT || rhythm.hours() < HOURS_TO_LEARN) {
      return false;
    }
    double expected = Math.max(LEAST_EXPECTED, rhythm.expected(windowOf(now), now));
    return Surprise.chanceOfAtLeast(count, expected, rhythm.known(now)) < LEAST_CHANCE;
  }

  private static double taught(Rhythm learned, Instant hour, int counted) {
    double most = 1 + TAUGHT_AT_MOST * Math.max(1, learned.rate(hour));
    return learned.hours() < HOURS_TO_LEARN ? counted : Math.min(counted, most);
  }
}
