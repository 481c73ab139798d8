package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;

/**
 * Something is wrong with a feed, a topic or the line, for its operator.
 *
 * @param about what it is about, as {@code feed/<id>}, {@code topic/<id>} or {@code line}
 * @param problem one line: what is wrong
 * @param remedy one line: what the operator can do
 */
public record Alarm(String about, String problem, String remedy, Instant raisedAt) {

  /** What kind of thing an alarm is about; the whole line has no slash and no id. */
  public static final List<String> KINDS = List.of("feed", "topic", "site", "subscription", "line");

  /** What kind of thing it is about: one of {@link #KINDS}. */
  public String kind() {
    int slash = about.indexOf('/');
    return slash < 0 ? about : about.substring(0, slash);
  }

  /** The same alarm has the same id for ever. */
  public String id() {
    return Ids.of("alarm", about, problem, raisedAt.toString());
  }
}
