package dev.tocsin.poller.parsing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How often the publisher of a feed wants to be asked.
 *
 * @param ttl how long the document may be kept ({@code ttl})
 * @param updateEvery how often it changes, as it says itself ({@code sy:}); no more than a hint,
 *     since WordPress always says hourly
 * @param skipHours hours of the day, in GMT, in which not to ask; 0 to 23
 * @param skipDays days, in GMT, on which not to ask
 */
public record Rhythm(
    Optional<Duration> ttl,
    Optional<Duration> updateEvery,
    Set<Integer> skipHours,
    Set<DayOfWeek> skipDays) {

  public static final Rhythm UNSAID =
      new Rhythm(Optional.empty(), Optional.empty(), Set.of(), Set.of());

  private static final int LONGEST_TTL_MINUTES = 366 * 24 * 60;
  private static final Map<String, Duration> PERIODS =
      Map.of(
          "hourly", Duration.ofHours(1),
          "daily", Duration.ofDays(1),
          "weekly", Duration.ofDays(7),
          "monthly", Duration.ofDays(30),
          "yearly", Duration.ofDays(365));
  private static final Map<String, DayOfWeek> DAYS =
      Arrays.stream(DayOfWeek.values())
          .collect(Collectors.toUnmodifiableMap(day -> lower(day.name()), day -> day));

  public Rhythm {
    skipHours = Set.copyOf(skipHours);
    skipDays = Set.copyOf(skipDays);
  }

  /** The rhythm as RSS writes it; what makes no sense is as if it were not there. */
  static Rhythm of(
      String ttlMinutes,
      String updatePeriod,
      String updateFrequency,
      Collection<String> skipHours,
      Collection<String> skipDays) {
    return new Rhythm(
        number(ttlMinutes)
            .filter(minutes -> minutes > 0 && minutes <= LONGEST_TTL_MINUTES)
            .map(Duration::ofMinutes),
        Optional.ofNullable(PERIODS.get(lower(updatePeriod)))
            .map(period -> period.dividedBy(Math.max(1, number(updateFrequency).orElse(1)))),
        // Hour 24 is how RSS 0.9x wrote midnight.
        skipHours.stream()
            .flatMap(hour -> number(hour).stream())
            .filter(hour -> hour >= 0 && hour <= 24)
            .map(hour -> hour % 24)
            .collect(Collectors.toSet()),
        skipDays.stream()
            .flatMap(day -> Optional.ofNullable(DAYS.get(lower(day))).stream())
            .collect(Collectors.toSet()));
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
