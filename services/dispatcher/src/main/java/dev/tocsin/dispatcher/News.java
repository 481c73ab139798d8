package dev.tocsin.dispatcher;

import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.Json;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a message says to people, on any channel: read from its body, so that what was stored is
 * what is told. Its texts are plain: nothing in them acts on a screen.
 *
 * @param more how many alerts there are beside those that are told
 */
record News(List<Line> lines, int more, boolean ping) {
  private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");
  private static final String BURST = "burst";
  private static final String WITHDRAWN = "withdrawn";
  private static final int LONGEST_ABOUT = 100;
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_LEAD = 600;
  private static final int LONGEST_LINK = 1_000;

  News {
    lines = List.copyOf(lines);
  }

  /**
   * One alert, or an alarm with what it is about in the place of a topic.
   *
   * @param lead of its article; of a burst, which is about many, how much there is, and of a
   *     withdrawal, which has none, what is left
   */
  record Line(String level, String topic, String title, String lead, String url, String outlet) {

    /** As the heading of a message by itself. */
    String heading() {
      return "new".equals(level) ? topic : topic + " (" + level + ")";
    }
  }

  static News of(Delivery delivery) {
    JsonNode message = Json.mapper().readTree(delivery.payload());
    JsonNode data = message.path("data");
    if (delivery.ping()) {
      return new News(List.of(), 0, true);
    }
    if (data.has("problem")) {
      return new News(List.of(alarm(data)), 0, false);
    }
    return data.has("alerts")
        ? new News(
            data.path("alerts").valueStream().map(News::line).toList(),
            data.path("more").asInt(0),
            false)
        : new News(List.of(line(data)), 0, false);
  }

  private static Line alarm(JsonNode alarm) {
    return new Line(
        Message.ALARM,
        plain(alarm.path("about").asString(""), LONGEST_ABOUT),
        plain(alarm.path("problem").asString(""), LONGEST_TITLE),
        plain(alarm.path("remedy").asString(""), LONGEST_LEAD),
        "",
        "Tocsin");
  }

  private static Line line(JsonNode alert) {
    String level = level(alert);
    boolean isLeadless = BURST.equals(level) || WITHDRAWN.equals(level);
    return new Line(
        level,
        plain(alert.path("topic").asString(""), 63),
        plain(alert.path("title").asString(""), LONGEST_TITLE),
        plain(alert.path(isLeadless ? "summary" : "lead").asString(""), LONGEST_LEAD),
        link(alert.path("url").asString("")),
        plain(alert.path("outlet").asString(""), 100));
  }

  /** A withdrawal is a correction, and people are told which. */
  private static String level(JsonNode alert) {
    return "withdrawal".equals(alert.path("evidence").path("type").asString(""))
        ? WITHDRAWN
        : plain(alert.path("level").asString(""), 20).toLowerCase(Locale.ROOT);
  }

  /** The same with fewer alerts told. */
  News telling(int shown) {
    return new News(lines.subList(0, shown), count() - shown, ping);
  }

  /** How many alerts it is about, told or not. */
  int count() {
    return lines.size() + more;
  }

  /** One line that says it all. */
  String subject() {
    if (ping) {
      return "Tocsin reaches you";
    }
    return count() == 1
        ? lines.getFirst().heading() + ": " + lines.getFirst().title()
        : count() + " alerts: " + cut(String.join(", ", topics()), 100);
  }

  private List<String> topics() {
    return lines.stream().map(Line::topic).distinct().toList();
  }

  /** Only what a browser opens as a page; anything else is no link. */
  private static String link(String url) {
    String plain = ACTIVE.matcher(url).replaceAll("").strip();
    boolean safe =
        (plain.startsWith("https://") || plain.startsWith("http://"))
            && plain.length() <= LONGEST_LINK
            && plain.chars().noneMatch(c -> c <= ' ' || "<>\"'`|()[]{}\\^".indexOf(c) >= 0);
    return safe ? plain : "";
  }

  private static String plain(String text, int longest) {
    return cut(ACTIVE.matcher(text).replaceAll(" ").strip(), longest);
  }

  /** At most so many characters, never half of one. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
