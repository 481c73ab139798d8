package dev.tocsin.domain;

import java.util.List;
import java.util.Map;

/**
 * Who gets which alerts, on which channel, how often.
 *
 * @param secrets by name, sealed: plain text never stands here
 */
public record Subscription(
    String id,
    long version,
    State state,
    String name,
    Filter filter,
    Channel channel,
    Frequency frequency,
    Map<String, String> secrets) {

  /** Which alerts; an empty list asks for all. */
  public record Filter(
      List<String> topics,
      List<Alert.Level> levels,
      List<String> languages,
      int minSources,
      double minScore) {
    public static final Filter EVERYTHING = new Filter(List.of(), List.of(), List.of(), 1, 0);

    public Filter {
      topics = List.copyOf(topics);
      levels = List.copyOf(levels);
      languages = List.copyOf(languages);
    }

    /** Whether this alert is asked for. */
    public boolean asksFor(Alert alert) {
      return (topics.isEmpty() || topics.contains(alert.topicId()))
          && (levels.isEmpty() || levels.contains(alert.level()))
          && (languages.isEmpty() || languages.contains(alert.article().language()))
          && alert.owners() >= minSources
          && alert.score() >= minScore;
    }
  }

  /** Where messages go. */
  public sealed interface Channel {
    /** A receiver of Standard Webhooks. */
    record Webhook(String url) implements Channel {
      public Webhook {
        Checks.present("channel.url", url);
      }
    }
  }

  /** How often messages go out. */
  public enum Frequency {
    /** One message an alert, at once. */
    INSTANT
  }

  public Subscription {
    Checks.id("id", id);
    secrets = Map.copyOf(secrets);
  }
}
