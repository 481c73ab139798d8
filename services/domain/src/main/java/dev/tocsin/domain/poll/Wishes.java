package dev.tocsin.domain.poll;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What a publisher wrote into the document about being asked.
 *
 * @param ttl how long the document may be kept
 * @param updateEvery how often it changes; no more than a hint, since some software always says the
 *     same
 * @param skipHours hours of the day, in GMT, in which not to ask; 0 to 23
 * @param skipDays days, in GMT, on which not to ask
 */
public record Wishes(
    Optional<Duration> ttl,
    Optional<Duration> updateEvery,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays) {

  public static final Wishes NONE =
      new Wishes(Optional.empty(), Optional.empty(), Set.of(), Set.of());

  private static final int HOURS_OF_A_DAY = 24;
  private static final int HOURS_OF_A_WEEK = 7 * HOURS_OF_A_DAY;

  public Wishes {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /** That time, or the next at which one may ask. Who skips everything has made a mistake. */
  Instant open(Instant wanted) {
    ZonedDateTime at = wanted.atZone(ZoneOffset.UTC);
    for (int hours = 0; hours <= HOURS_OF_A_WEEK; hours++) {
      if (!skips(at)) {
        return at.toInstant();
      }
      at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return wanted;
  }

  private boolean skips(ZonedDateTime at) {
    return skipHours.contains(at.getHour()) || skipDays.contains(at.getDayOfWeek());
  }

  Optional<ServerWord> word(Instant now) {
    return ttl.map(kept -> new ServerWord(now.plus(kept), ServerWord.Source.TTL));
  }
}
