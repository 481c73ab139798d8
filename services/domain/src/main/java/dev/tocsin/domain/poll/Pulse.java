package dev.tocsin.domain.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a feed lives, by what we saw of it; its own dates say nothing here.
 *
 * @param newsAt when it last had something new
 * @param gap how much time passes between two new entries, the latest weighing most
 */
public record Pulse(Optional<Instant> newsAt, Optional<Duration> gap) {
  public static final Pulse UNKNOWN = new Pulse(Optional.empty(), Optional.empty());

  /** Nobody waits longer for the news of a feed that was asleep. */
  static final Duration LONGEST = Duration.ofHours(4);

  /** Asked after a quarter of its silence, news is late by a quarter at most. */
  private static final int SHARE_OF_SILENCE = 4;

  /** A feed that is often silent at night is asked all the same, until the silence is another. */
  private static final int SHARE_OF_SLEEP = 16;

  private static final int WEIGHT_OF_BEFORE = 7;
  private static final int WEIGHTS = 10;

  /** The pulse after a poll that found as many new entries. */
  public Pulse after(int newEntries, Instant now) {
    if (newEntries == 0) {
      return this;
    }
    Optional<Duration> latest =
        newsAt.map(before -> Duration.between(before, now).dividedBy(newEntries));
    Optional<Duration> mixed = latest.map(last -> gap.map(known -> mix(known, last)).orElse(last));
    return new Pulse(Optional.of(now), mixed);
  }

  private static Duration mix(Duration before, Duration latest) {
    return before
        .multipliedBy(WEIGHT_OF_BEFORE)
        .plus(latest.multipliedBy(WEIGHTS - WEIGHT_OF_BEFORE))
        .dividedBy(WEIGHTS);
  }

  public Duration silence(Instant now) {
    return newsAt.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
  }

  /**
   * How long to wait before the next poll: with the silence it grows, up to the feed's own gap.
   *
   * @param hint the gap that the publisher claims, taken for a feed whose own is not known yet
   */
  Duration interval(Optional<Duration> hint, Instant now) {
    Duration silence = silence(now);
    Duration wanted = silence.dividedBy(SHARE_OF_SILENCE);
    Duration usual =
        gap.or(() -> hint)
            .map(known -> longer(known, silence.dividedBy(SHARE_OF_SLEEP)))
            .orElse(LONGEST);
    return shorter(LONGEST, shorter(wanted, usual));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
