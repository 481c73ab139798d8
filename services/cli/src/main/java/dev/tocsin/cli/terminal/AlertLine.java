package dev.tocsin.cli.terminal;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** An alert as one line: time, level, topic, headline with the matched words marked, outlet. */
public final class AlertLine {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final String GAP = "  ";
  private static final int LEVEL_COLUMNS = 5;
  private static final int TOPIC_COLUMNS = 12;
  private static final int WIDEST_TOPIC = 24;
  private static final int WIDEST_OUTLET = 20;

  /** An outlet takes this part of a narrow line at most. */
  private static final int OUTLET_PART = 6;

  /** Where less is left for the headline, the outlet makes room for it. */
  private static final int LEAST_HEADLINE = 24;

  private final Style style;
  private final ZoneId zone;
  private final int columns;

  /**
   * A form.
   *
   * @param columns of the terminal: a line takes no more, and is never wrapped
   */
  AlertLine(Style style, ZoneId zone, int columns) {
    this.style = style;
    this.zone = zone;
    this.columns = columns;
  }

  /** As wide as the terminal, and with nothing left out where there is none. */
  public static AlertLine of(Style style, ZoneId zone) {
    return new AlertLine(style, zone, style.live() ? Table.terminalWidth() : Integer.MAX_VALUE);
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
    String time = form.format(at.atZone(zone));
    String level = Columns.pad(alert.word(), LEVEL_COLUMNS);
    String topic = Columns.pad(Columns.fit(alert.topicId(), WIDEST_TOPIC), TOPIC_COLUMNS);
    int widestOutlet = Math.min(WIDEST_OUTLET, columns / OUTLET_PART);
    String outlet = GAP + Columns.fit(Plain.of(alert.article().outlet()), widestOutlet);
    int left = columns - Columns.of(time + GAP + level + GAP + topic + GAP);
    boolean roomy = left - Columns.of(outlet) >= LEAST_HEADLINE;
    Headline headline = headline(alert);
    return style.faint(time)
        + GAP
        + style.bad(level)
        + GAP
        + style.accent(topic)
        + GAP
        + headline.in(roomy ? left - Columns.of(outlet) : left)
        + (roomy ? style.faint(outlet) : "");
  }

  /** A burst says how much there is before it says what leads. */
  private Headline headline(Alert alert) {
    String title = alert.article().title();
    return alert.evidence() instanceof Evidence.Volume volume
        ? new Headline(volume.sentence() + ": " + title, List.of(), style)
        : new Headline(title, alert.spans(), style);
  }
}
