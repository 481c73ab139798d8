package dev.tocsin.domain.burst;

import dev.tocsin.domain.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is seen in a topic's volume: at each story when it begins, and at each half minute of the
 * clock when none does. What is found hangs on these times alone, not on when somebody looked.
 */
public final class Lookout {
  private Lookout() {}

  /** What a look came to: the volume after it, and the bursts to tell. */
  public record Seen(TopicVolume volume, List<Alert> bursts) {
    public Seen {
      bursts = List.copyOf(bursts);
    }
  }

  /**
   * A story has begun. One that comes late is counted at its own time, and looked at as of now.
   *
   * @param at when it began, which the clock has reached
   * @param lookedAt until when this topic was looked at before
   * @param burstsFrom before it no burst is told
   */
  public static Seen begun(
      TopicVolume before, Alert first, Instant at, Instant lookedAt, Instant burstsFrom) {
    Seen byClock = clock(before, later(lookedAt, burstsFrom), at);
    TopicVolume volume = byClock.volume().plus(Begun.by(first, at));
    Instant now = volume.lastAt();
    Optional<Alert> burst = now.isBefore(burstsFrom) ? Optional.empty() : volume.burst(now);
    List<Alert> bursts = new ArrayList<>(byClock.bursts());
    burst.ifPresent(bursts::add);
    return new Seen(burst.map(volume::told).orElse(volume), bursts);
  }

  /** The clock has gone on, and no story has begun before this time. */
  public static Seen clock(TopicVolume before, Instant lookedAt, Instant now) {
    Optional<Alert> burst = before.burstBetween(lookedAt, now);
    return new Seen(burst.map(before::told).orElse(before), burst.stream().toList());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
