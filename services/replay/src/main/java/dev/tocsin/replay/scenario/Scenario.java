package dev.tocsin.replay.scenario;

import static java.time.ZoneOffset.UTC;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Outlets and the articles that they publish, in the order in which they come out.
 *
 * @param articles sorted by release time, then by file name
 */
public record Scenario(
    String name, String description, List<Outlet> outlets, List<ScenarioArticle> articles) {

  public Scenario {
    outlets = List.copyOf(outlets);
    articles =
        articles.stream()
            .sorted(comparing(ScenarioArticle::releasedAt).thenComparing(ScenarioArticle::file))
            .toList();
    Set<String> known = outlets.stream().map(Outlet::id).collect(toUnmodifiableSet());
    for (ScenarioArticle article : articles) {
      if (!known.contains(article.outlet())) {
        throw new IllegalArgumentException(
            article.file() + " is of '" + article.outlet() + "', which is no outlet of " + name);
      }
    }
  }

  public List<Release> releases() {
    return articles.stream().map(article -> new Release(article.releasedAt(), article)).toList();
  }

  /**
   * The same scenario, moved by whole days (UTC) so that its last article comes out on that day.
   */
  public Scenario redatedTo(LocalDate lastDay) {
    if (articles.isEmpty()) {
      return this;
    }
    Duration shift = Duration.ofDays(ChronoUnit.DAYS.between(dayOf(lastRelease()), lastDay));
    return new Scenario(
        name,
        description,
        outlets,
        articles.stream().map(article -> article.shiftedBy(shift)).toList());
  }

  /**
   * The same scenario, moved by whole days to the latest ones at which nothing is later than now.
   */
  public Scenario redatedBefore(Instant now) {
    Scenario today = redatedTo(dayOf(now));
    boolean late = !articles.isEmpty() && today.lastRelease().isAfter(now);
    return late ? redatedTo(dayOf(now).minusDays(1)) : today;
  }

  private Instant lastRelease() {
    return articles.getLast().releasedAt();
  }

  private static LocalDate dayOf(Instant at) {
    return at.atOffset(UTC).toLocalDate();
  }
}
