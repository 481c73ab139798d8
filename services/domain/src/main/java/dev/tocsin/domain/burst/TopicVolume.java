package dev.tocsin.domain.burst;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.burst.Flow.Silence;
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
 * @param flow of all stories, what is usual of them, and whether there is a silence
 * @param burstSince when the last burst was found, until it is over
 */
public record TopicVolume(
    List<Minute> recent, List<Begun> leading, Flow flow, Optional<Instant> burstSince) {
  /** The time in which stories are counted. */
  public static final Duration WINDOW = Duration.ofHours(2);

  /** How often the clock looks when no story comes. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  /** How many stories began in a minute. */
  public record Minute(Instant at, int stories) {}

  /**
   * The chance of a count from which it is a burst. A window slides over a day in such a way that
   * one false alarm comes of it in some hundreds of days.
   */
  private static final double LEAST_CHANCE = 1e-4;

  /** A topic that was never reported on is taken to be so once in a few weeks. */
  private static final double LEAST_EXPECTED = 0.01;

  /** Fewer stories are no burst however quiet a topic is. */
  private static final int LEAST_COUNT = 4;

  private static final Duration LEAST_PAUSE = Duration.ofHours(6);
  private static final int LEADING_KEPT = 5;

  /** Those with the most sources first, and of equals the latest. */
  private static final Comparator<Begun> GREATEST_FIRST =
      Comparator.comparingInt(Begun::owners).thenComparing(Begun::at).reversed();

  public TopicVolume {
    recent = List.copyOf(recent);
    leading = List.copyOf(leading);
  }

  /** A topic that was never reported on, first seen at a time. */
  public static TopicVolume since(Instant time) {
    return new TopicVolume(List.of(), List.of(), Flow.since(time), Optional.empty());
  }

  /** Counts a story that has begun. */
  public TopicVolume plus(Begun story) {
    TopicVolume then = at(story.at());
    return new TopicVolume(
        counted(then.recent, story.at().truncatedTo(ChronoUnit.MINUTES)),
        led(then.leading, story),
        then.flow.plus(story.at()),
        then.burstSince);
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
        || story.at().isAfter(lastAt())) {
      return this;
    }
    return new TopicVolume(recent, led(leading, story), flow, burstSince);
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
    Flow then = flow.at(now);
    Instant from = windowOf(now);
    List<Minute> left = recent.stream().filter(minute -> !minute.at().isBefore(from)).toList();
    boolean isOver =
        burstSince.filter(since -> now.isAfter(since.plus(LEAST_PAUSE))).isPresent()
            && !isUnlikely(stories(left), now, then);
    return new TopicVolume(
        left,
        leading.stream().filter(story -> !story.at().isBefore(from)).toList(),
        then,
        isOver ? Optional.empty() : burstSince);
  }

  /**
   * The same once the watch goes on, after a time in which nobody watched or the clock stood
   * elsewhere: hours that nobody saw teach nothing, and what is yet to come has not been.
   *
   * @param since beginning of the watch
   */
  public TopicVolume watched(Instant since, Instant now) {
    return flow.isResumed(since, now)
        ? new TopicVolume(
            recent.stream().filter(minute -> !minute.at().isAfter(now)).toList(),
            leading.stream().filter(story -> !story.at().isAfter(now)).toList(),
            flow.watched(since, now),
            burstSince.filter(told -> !told.isAfter(now)))
        : this;
  }

  /** Whether a burst can come by the clock alone: enough stories are in the window. */
  public boolean isLively(Instant now) {
    return stories(recent) >= LEAST_COUNT && now.isBefore(clockEnds());
  }

  /** Later, no story is in the window. */
  private Instant clockEnds() {
    return lastAt().plus(WINDOW).plus(LOOK_EVERY);
  }

  /** The burst that is on at this moment, where it was not told before. */
  public Optional<Alert> burst(Instant now) {
    if (stories(recent) < LEAST_COUNT || burstIsOn(now)) {
      return Optional.empty();
    }
    TopicVolume then = at(now);
    int count = stories(then.recent);
    if (then.leading.isEmpty() || !isUnlikely(count, now, then.flow)) {
      return Optional.empty();
    }
    Evidence.Volume evidence =
        new Evidence.Volume(
            windowOf(now),
            now,
            count,
            then.flow.rhythm().expected(windowOf(now), now),
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
    return new TopicVolume(then.recent, then.leading, then.flow, Optional.of(burst.alertedAt()));
  }

  /** When the last story began; when the topic was first seen, where none did. */
  public Instant lastAt() {
    return flow.lastAt();
  }

  /**
   * The silence that is on at this moment, where it was not told before.
   *
   * @param watchedSince since when the line has seen all that came; before, silence says nothing
   */
  public Optional<Silence> silence(Instant now, Instant watchedSince) {
    return flow.silence(now, watchedSince);
  }

  /** The same once a silence was told. */
  public TopicVolume toldSilent(Instant now) {
    return new TopicVolume(recent, leading, flow.toldSilent(now), burstSince);
  }

  private static Instant windowOf(Instant now) {
    return now.minus(WINDOW).truncatedTo(ChronoUnit.MINUTES);
  }

  private static int stories(List<Minute> minutes) {
    return minutes.stream().mapToInt(Minute::stories).sum();
  }

  private static boolean isUnlikely(int count, Instant now, Flow flow) {
    if (count < LEAST_COUNT || !flow.isKnown()) {
      return false;
    }
    Rhythm rhythm = flow.rhythm();
    double expected = Math.max(LEAST_EXPECTED, rhythm.expected(windowOf(now), now));
    return Surprise.chanceOfAtLeast(count, expected, rhythm.known(now)) < LEAST_CHANCE;
  }
}
