package dev.tocsin.gateway.page;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.gateway.model.LineReport;
import dev.tocsin.gateway.model.LineReport.Hop;
import dev.tocsin.gateway.model.ReadModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The line as the page draws it, from left to right. */
record LineView(List<Stop> stops) {

  /**
   * One stop of the line.
   *
   * @param kind service, topic (a Kafka topic) or end (what lies outside)
   * @param figure the number to read first; empty when there is none
   * @param unit what it counts
   * @param notes more of it, a line each
   * @param flows whether something passed lately
   */
  record Stop(
      String kind, String name, String figure, String unit, List<String> notes, boolean flows) {}

  static LineView of(ReadModel model) {
    LineReport line = model.line();
    long feeds = active(model.feeds().all().stream().map(Feed::state));
    long receivers = active(model.subscriptions().all().stream().map(Subscription::state));
    return new LineView(
        List.of(
            end("Feeds", feeds, "in force"),
            service("Poller", rate(line, "polls"), "polls/min"),
            topic(line, "items", line.hopTo("item")),
            service("Newsroom", rate(line, "matches"), "matches/min"),
            topic(line, "articles", line.hopTo("article")),
            topic(line, "stories", Optional.empty()),
            topic(line, "alerts", line.hopTo("alert")),
            service("Dispatcher", "", ""),
            topic(line, "attempts", line.hopTo("delivered")),
            end("Receivers", receivers, "subscribed")));
  }

  private static long active(Stream<State> states) {
    return states.filter(State.ACTIVE::equals).count();
  }

  private static Stop end(String name, long count, String unit) {
    return new Stop("end", name, grouped(count), unit, List.of(), false);
  }

  private static Stop service(String name, String figure, String unit) {
    return new Stop("service", name, figure, unit, List.of(), false);
  }

  private static Stop topic(LineReport line, String name, Optional<Hop> hop) {
    LineReport.Flow flow = line.flow(name);
    List<String> notes = new ArrayList<>();
    notes.add(grouped(flow.total()) + " in all");
    hop.ifPresent(
        h -> {
          notes.add("p50 " + time(h.p50Millis()));
          notes.add("p99 " + time(h.p99Millis()));
        });
    return new Stop("topic", name, grouped(flow.perMinute()), "/min", notes, flow.perMinute() > 0);
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
