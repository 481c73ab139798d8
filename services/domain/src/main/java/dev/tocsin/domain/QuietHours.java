package dev.tocsin.domain;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * When a subscriber wants to hear nothing, by the wall clock of their zone.
 *
 * @param until a time at or before {@code from} is one of the next day
 * @param days on which they begin; empty is every day
 * @param urgent which alerts come through all the same
 */
public record QuietHours(LocalTime from, LocalTime until, List<DayOfWeek> days, Urgent urgent) {

  /** What does not wait: alerts of these topics, alerts at these levels. */
  public record Urgent(List<String> topics, List<Alert.Level> levels) {
    public static final Urgent NOTHING = new Urgent(List.of(), List.of());

    public Urgent {
      topics = List.copyOf(topics);
      levels = List.copyOf(levels);
    }
  }

  public QuietHours {
    if (from.equals(until)) {
      throw new IllegalArgumentException(
          "quietHours begin and end at " + from + ": to hear nothing at all, pause it");
    }
    days = List.copyOf(days);
  }

  /** Whether they begin on this day of the week. */
  public boolean beginsOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }

  /** Whether this alert comes through. */
  public boolean lets(Alert alert) {
    return urgent.topics().contains(alert.topicId()) || urgent.levels().contains(alert.level());
  }
}
