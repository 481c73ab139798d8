package dev.tocsin.replay.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When each release of a scenario is shown to somebody who watches: days pass in minutes.
 *
 * <p>Gaps are compressed by their logarithm: an hour still feels longer than a minute, yet a night
 * without news does not leave a screen still.
 */
public final class ReleaseSchedule {
  private final List<Release> shown;
  private final NavigableMap<Instant, Instant> scenarioTimes;

  private ReleaseSchedule(List<Release> shown, NavigableMap<Instant, Instant> scenarioTimes) {
    this.shown = shown;
    this.scenarioTimes = scenarioTimes;
  }

  /**
   * The schedule that shows the first release at the start and the last one when the duration is
   * over.
   *
   * @param releases in the order in which they come out
   */
  public static ReleaseSchedule of(List<Release> releases, Instant start, Duration total) {
    double[] positions = positions(releases);
    double length = releases.isEmpty() ? 0 : positions[positions.length - 1];
    List<Release> shown = new ArrayList<>();
    NavigableMap<Instant, Instant> scenarioTimes = new TreeMap<>();
    for (int i = 0; i < positions.length; i++) {
      Release release = releases.get(i);
      double share = length == 0 ? 0 : positions[i] / length;
      Instant at = start.plusMillis(Math.round(total.toMillis() * share));
      shown.add(new Release(at, release.article()));
      scenarioTimes.put(at, release.at());
    }
    return new ReleaseSchedule(List.copyOf(shown), scenarioTimes);
  }

  /** The releases at the times when they are shown. */
  public List<Release> shown() {
    return shown;
  }

  /**
   * The scenario's time up to which everything is out at that moment; long ago before the start.
   */
  public Instant scenarioTimeAt(Instant now) {
    var latest = scenarioTimes.floorEntry(now);
    return latest == null ? Instant.MIN : latest.getValue();
  }

  private static double[] positions(List<Release> releases) {
    double[] positions = new double[releases.size()];
    for (int i = 1; i < positions.length; i++) {
      Duration gap = Duration.between(releases.get(i - 1).at(), releases.get(i).at());
      positions[i] = positions[i - 1] + Math.log1p(gap.toSeconds() / 60.0);
    }
    return positions;
  }
}
