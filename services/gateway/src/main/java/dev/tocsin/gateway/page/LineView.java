package dev.tocsin.gateway.page;

import dev.tocsin.domain.State;
import dev.tocsin.gateway.model.LineReport;
import dev.tocsin.gateway.model.LineReport.Hop;
import dev.tocsin.gateway.model.ReadModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The line as the page draws it, from left to right. */
record LineView(List<Stop> stops) {

  /**
   * One stop of the line.
   *
   * @param kind service, topic (a Kafka topic) or end (what lies outside)
   * @param figure the number to read first; empty when there is none
   * @param note what it means
   * @param flows whether something passed lately
   */
  record Stop(
      String kind, String name, String figure, String note, String latency, boolean flows) {}

  static LineView of(ReadModel model) {
    LineReport line = model.line();
    long feeds = active(model.feeds().all().stream().map(feed -> feed.state()).toList());
    long receivers =
        active(model.subscriptions().all().stream().map(wanted -> wanted.state()).toList());
    return new LineView(
        List.of(
            end("Feeds", feeds, "in force"),
            service("Poller", rate(line, "polls"), "polls"),
            topic(line, "items", line.hopTo("item"), "from fetch"),
            service("Newsroom", rate(line, "matches"), "matches"),
            topic(line, "articles", line.hopTo("article"), "from fetch"),
            topic(line, "stories", Optional.empty(), ""),
            topic(line, "alerts", line.hopTo("alert"), "from fetch"),
            service("Dispatcher", "", ""),
            topic(line, "attempts", line.hopTo("delivered"), "from alert"),
            end("Receivers", receivers, "subscribed")));
  }

  private static long active(List<State> states) {
    return states.stream().filter(State.ACTIVE::equals).count();
  }

  private static Stop end(String name, long count, String note) {
    return new Stop("end", name, grouped(count), note, "", false);
  }

  private static Stop service(String name, String figure, String note) {
    return new Stop("service", name, figure, figure.isEmpty() ? "" : note + " a minute", "", false);
  }

  private static Stop topic(LineReport line, String name, Optional<Hop> hop, String since) {
    LineReport.Flow flow = line.flow(name);
    return new Stop(
        "topic",
        name,
        grouped(flow.perMinute()),
        "a minute, " + grouped(flow.total()) + " in all",
        hop.map(h -> "p50 %s, p99 %s %s".formatted(time(h.p50Millis()), time(h.p99Millis()), since))
            .orElse(""),
        flow.perMinute() > 0);
  }

  private static String rate(LineReport line, String name) {
    return grouped(line.flow(name).perMinute());
  }

  private static String grouped(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  private static String time(double millis) {
    return millis < 1_000
        ? Math.round(millis) + " ms"
        : String.format(Locale.ENGLISH, "%.1f s", millis / 1_000);
  }
}
