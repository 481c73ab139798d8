package dev.tocsin.gateway.model;

import dev.tocsin.domain.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many alerts each topic had over time, among those that are kept.
 *
 * <p>Time is when the news was fetched, by the scenario clock: a replay of five days shows five
 * days.
 *
 * @param bucketSeconds width of a bucket
 * @param times start of each bucket, in seconds since 1970
 * @param series by topic, the one with most alerts first; the rest is together under an empty id
 */
public record Volume(long bucketSeconds, List<Long> times, List<Series> series) {
  private static final int MOST_BUCKETS = 60;
  private static final int MOST_SERIES = 8;
  private static final List<Duration> WIDTHS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(7));

  /** The counts of one topic, one a bucket. */
  public record Series(String topic, String name, List<Long> counts) {
    public Series {
      counts = List.copyOf(counts);
    }

    public long total() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  public Volume {
    times = List.copyOf(times);
    series = List.copyOf(series);
  }

  /** The volume of these alerts; {@code names} are those of their topics, by id. */
  static Volume of(List<KeptAlert> kept, Map<String, String> names) {
    if (kept.isEmpty()) {
      return new Volume(WIDTHS.getFirst().toSeconds(), List.of(), List.of());
    }
    List<Alert> alerts = kept.stream().map(KeptAlert::alert).toList();
    long first = alerts.stream().mapToLong(Volume::second).min().orElseThrow();
    long last = alerts.stream().mapToLong(Volume::second).max().orElseThrow();
    long width = width(last - first);
    long start = Math.floorDiv(first, width) * width;
    int buckets = (int) Math.min(MOST_BUCKETS + 1, (last - start) / width + 1);
    Map<String, long[]> counts = new TreeMap<>();
    for (Alert alert : alerts) {
      int bucket = (int) Math.min(buckets - 1, (second(alert) - start) / width);
      counts.computeIfAbsent(alert.topicId(), topic -> new long[buckets])[bucket]++;
    }
    List<Long> times = new ArrayList<>();
    for (int bucket = 0; bucket < buckets; bucket++) {
      times.add(start + bucket * width);
    }
    return new Volume(width, times, series(counts, names));
  }

  private static List<Series> series(Map<String, long[]> counts, Map<String, String> names) {
    List<Series> all =
        counts.entrySet().stream()
            .map(
                entry ->
                    new Series(
                        entry.getKey(),
                        names.getOrDefault(entry.getKey(), entry.getKey()),
                        boxed(entry.getValue())))
            .sorted(Comparator.comparingLong(Series::total).reversed())
            .toList();
    if (all.size() <= MOST_SERIES) {
      return all;
    }
    List<Series> shown = new ArrayList<>(all.subList(0, MOST_SERIES - 1));
    shown.add(together(all.subList(MOST_SERIES - 1, all.size())));
    return shown;
  }

  private static Series together(List<Series> rest) {
    long[] sum = new long[rest.getFirst().counts().size()];
    for (Series series : rest) {
      for (int bucket = 0; bucket < sum.length; bucket++) {
        sum[bucket] += series.counts().get(bucket);
      }
    }
    return new Series("", "other topics", boxed(sum));
  }

  private static long width(long seconds) {
    return WIDTHS.stream()
        .mapToLong(Duration::toSeconds)
        .filter(width -> seconds / width < MOST_BUCKETS)
        .findFirst()
        .orElse(WIDTHS.getLast().toSeconds());
  }

  private static long second(Alert alert) {
    return alert.fetchedAt().getEpochSecond();
  }

  private static List<Long> boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }
}
