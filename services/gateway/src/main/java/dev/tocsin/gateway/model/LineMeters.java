package dev.tocsin.gateway.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What the gateway counts of the line: as Prometheus metrics, and as rates for the page. */
final class LineMeters {
  /** A point of the line with its help text; the page shows them in this order. */
  enum Point {
    POLLS("Polls of feeds, by what they came to."),
    ITEMS("Sightings of feed entries."),
    ARTICLES("Versions of articles, by how they changed."),
    STORIES("Stories, each time they grew."),
    ALERTS("Alerts, by topic and level."),
    ATTEMPTS("Tries to deliver a message, by what they led to."),
    MATCHES("Topics found in articles, by topic."),
    ALARMS("Alarms for operators."),
    DEAD_LETTERS("Records that could not be processed."),
    UNREADABLE("Records that the gateway could not read and skipped, by Kafka topic.");

    private final String help;

    Point(String help) {
      this.help = help;
    }

    String word() {
      return lower(this);
    }
  }

  private record Gauge(Rate rate, LongAdder total) {}

  private final MeterRegistry registry;
  private final LongSupplier nanos;
  private final Map<Point, Gauge> gauges = new ConcurrentHashMap<>();
  final Latency toItem;
  final Latency toArticle;
  final Latency toAlert;
  final Latency toReceiver;

  LineMeters(MeterRegistry registry, LongSupplier nanos) {
    this.registry = registry;
    this.nanos = nanos;
    this.toItem = new Latency("fetched", "item", registry);
    this.toArticle = new Latency("fetched", "article", registry);
    this.toAlert = new Latency("fetched", "alert", registry);
    this.toReceiver = new Latency("alert", "delivered", registry);
  }

  /** Counts one record of this process's time; tags are pairs of name and value. */
  void count(Seen<?> seen, Point point, String... tags) {
    if (!seen.counted()) {
      return;
    }
    count(point, tags);
  }

  void count(Point point, String... tags) {
    Gauge gauge = gauge(point);
    gauge.rate().mark();
    gauge.total().increment();
    counter(point, tags).increment();
  }

  /**
   * Shows a series before its first event: one that is born at 1 has no increase that an alarm
   * could see.
   */
  void expect(Point point, String... tags) {
    counter(point, tags);
  }

  /** The same for each value of an enum. */
  void expectEach(Point point, String tag, Enum<?>[] values) {
    for (Enum<?> value : values) {
      expect(point, tag, lower(value));
    }
  }

  private Counter counter(Point point, String... tags) {
    return Counter.builder("tocsin." + point.word().replace('_', '.'))
        .description(point.help)
        .tags(tags)
        .register(registry);
  }

  LineReport report() {
    return new LineReport(
        List.of(Point.values()).stream().map(point -> flow(point, gauge(point))).toList(),
        List.of(toItem, toArticle, toAlert, toReceiver).stream()
            .map(Latency::report)
            .flatMap(Optional::stream)
            .toList());
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static LineReport.Flow flow(Point point, Gauge gauge) {
    return new LineReport.Flow(point.word(), gauge.total().sum(), gauge.rate().perMinute());
  }

  private Gauge gauge(Point point) {
    return gauges.computeIfAbsent(point, p -> new Gauge(new Rate(nanos), new LongAdder()));
  }
}
