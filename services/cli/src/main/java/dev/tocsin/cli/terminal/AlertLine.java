package dev.tocsin.cli.terminal;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Match;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An alert as one line: time, level, topic, headline with the matched words marked, outlet. */
public final class AlertLine {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private final Style style;
  private final ZoneId zone;

  public AlertLine(Style style, ZoneId zone) {
    this.style = style;
    this.zone = zone;
  }

  /** With the time when it was decided. */
  public String now(Alert alert) {
    return line(alert, TIME, alert.alertedAt());
  }

  /** With day and time, by the scenario clock. */
  public String dated(Alert alert) {
    return line(alert, DAY_AND_TIME, alert.alertedAt());
  }

  private String line(Alert alert, DateTimeFormatter form, Instant at) {
    return "%s  %s  %s  %s  %s"
        .formatted(
            style.faint(form.format(at.atZone(zone))),
            style.bad("%-9s".formatted(alert.level().name().toLowerCase(Locale.ROOT))),
            style.accent("%-14s".formatted(alert.topicId())),
            headline(alert),
            style.faint("— " + Plain.of(alert.article().outlet())));
  }

  private String headline(Alert alert) {
    String title = alert.article().title();
    List<Match.Span> spans =
        alert.spans().stream()
            .filter(span -> span.field() == Match.Field.TITLE && span.end() <= title.length())
            .sorted(Comparator.comparingInt(Match.Span::start))
            .toList();
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (Match.Span span : spans) {
      if (span.start() >= at) {
        line.append(style.bold(Plain.of(title.substring(at, span.start()))));
        line.append(style.mark(Plain.of(title.substring(span.start(), span.end()))));
        at = span.end();
      }
    }
    return line.append(style.bold(Plain.of(title.substring(at)))).toString();
  }
}
