package dev.tocsin.domain.burst;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much is reported on a topic: the stories of the last two hours, what is usual, and whether a
 * burst is on. Stories are counted, not articles, so fifty copies of a report count once.
 *
 * @param recent stories that began within {@link #WINDOW}, the oldest first
 * @param rhythm of the hours that are over
 * @param hour the one that is running
 * @param inHour stories of it so far
 * @param burstSince when the last burst was found, until it is over
 */
public record TopicVolume(
    List<Begun> recent, Rhythm rhythm, Instant hour, int inHour, Optional<Instant> burstSince) {
  static final Duration WINDOW = Duration.ofHours(2);

  /** A story of the topic, at the time when it was first alerted or would have been. */
  public record Begun(String storyId, String headline, Instant at) {}

  /**
   * Far more stories than usual.
   *
   * @param from beginning of the window in which they were counted, which ends with the last story
   * @param stories the latest of them, at most {@link #SHOWN}
   */
  public record Burst(Instant from, Instant at, int count, double expected, List<Begun> stories) {
    public Burst {
      stories = List.copyOf(stories);
    }
  }

  /**
   * The chance of a count from which it is a burst. A window slides over a day in such a way that
   * one false alarm comes of it in some hundreds of days.
   */
  private static final double LEAST_CHANCE = 1e-4;

  /** Nothing is unusual where nothing was usual yet. */
  private static final double HOURS_TO_LEARN = Duration.ofDays(7).toHours();

  /** A topic that was never reported on is taken to be so once in a few weeks. */
  private static final double LEAST_EXPECTED = 0.01;

  /** Fewer stories are no burst however quiet a topic is. */
  private static final int LEAST_COUNT = 4;

  /** A burst teaches the rhythm this much of it: it is not usual, but it may become so. */
  private static final double TAUGHT_AT_MOST = 3;

  private static final Duration LEAST_PAUSE = Duration.ofHours(6);
  private static final int SHOWN = 5;
  private static final int RECENT_KEPT = 2_000;

  public TopicVolume {
    recent = List.copyOf(recent);
  }

  /** A topic that was never reported on, first seen at a time. */
  public static TopicVolume since(Instant time) {
    return new TopicVolume(
        List.of(), Rhythm.UNKNOWN, time.truncatedTo(ChronoUnit.HOURS), 0, Optional.empty());
  }

  /** Counts a story that has begun. */
  public TopicVolume plus(Begun story) {
    TopicVolume then = at(story.at());
    List<Begun> all = new ArrayList<>(then.recent);
    all.add(story);
    if (all.size() > RECENT_KEPT) {
      all.removeFirst();
    }
    return new TopicVolume(all, then.rhythm, then.hour, then.inHour + 1, then.burstSince);
  }

  /** The same at a later time: hours that are over are learned, old stories drop out. */
  public TopicVolume at(Instant now) {
    Rhythm learned = rhythm;
    Instant running = hour;
    int counted = inHour;
    while (!now.isBefore(running.plus(Duration.ofHours(1)))) {
      learned = learned.plus(running, taught(learned, running, counted));
      running = running.plus(Duration.ofHours(1));
      counted = 0;
    }
    Instant from = now.minus(WINDOW);
    List<Begun> left = recent.stream().filter(story -> story.at().isAfter(from)).toList();
    boolean isOver =
        burstSince.filter(since -> now.isAfter(since.plus(LEAST_PAUSE))).isPresent()
            && !isUnlikely(left.size(), now, learned);
    return new TopicVolume(left, learned, running, counted, isOver ? Optional.empty() : burstSince);
  }

  /** The burst that is on at this moment, where it was not told before. */
  public Optional<Burst> burst(Instant now) {
    TopicVolume then = at(now);
    Instant from = now.minus(WINDOW);
    int count = then.recent.size();
    if (then.burstSince.isPresent() || !isUnlikely(count, now, then.rhythm)) {
      return Optional.empty();
    }
    return Optional.of(
        new Burst(
            from.truncatedTo(ChronoUnit.MINUTES),
            now,
            count,
            then.rhythm.expected(from, now),
            then.recent.subList(Math.max(0, count - SHOWN), count)));
  }

  /** The same once a burst was told. */
  public TopicVolume told(Burst burst) {
    return new TopicVolume(recent, rhythm, hour, inHour, Optional.of(burst.at()));
  }

  private static boolean isUnlikely(int count, Instant now, Rhythm rhythm) {
    if (count < LEAST_COUNT || rhythm.hours() < HOURS_TO_LEARN) {
      return false;
    }
    double expected = Math.max(LEAST_EXPECTED, rhythm.expected(now.minus(WINDOW), now));
    return Surprise.chanceOfAtLeast(count, expected, rhythm.known(now)) < LEAST_CHANCE;
  }

  private static double taught(Rhythm learned, Instant hour, int counted) {
    double most = 1 + TAUGHT_AT_MOST * Math.max(1, learned.rate(hour));
    return learned.hours() < HOURS_TO_LEARN ? counted : Math.min(counted, most);
  }
}
