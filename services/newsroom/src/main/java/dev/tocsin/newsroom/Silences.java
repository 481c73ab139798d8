package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.burst.Flow.Silence;
import java.time.Instant;
import java.util.Locale;

/** How silence is told to operators. */
final class Silences {
  private Silences() {}

  static Alarm ofTopic(String topicId, Silence silence) {
    String found = silence.count() == 0 ? "nothing" : "no more than " + silence.count();
    return new Alarm(
        "topic/" + topicId,
        found + " new in " + time(silence) + ", " + usual(silence) + " stories are usual",
        "look whether its feeds bring news, and whether an edit made the topic too narrow",
        silence.until());
  }

  static Alarm ofFeed(FeedStatus status, Silence silence) {
    return new Alarm(
        "feed/" + status.feedId(),
        "it answers, and has had nothing new in %s; %s times are usual"
            .formatted(time(silence), usual(silence)),
        "look at its page: the feed may have moved, or may be over and can be deleted",
        silence.until());
  }

  /** When much is silent at once, it is not the topics. */
  static Alarm ofMany(int topics, Instant now) {
    return new Alarm(
        "line",
        topics + " topics have fallen silent at once",
        "look whether feeds are polled and articles come, before you look at the topics",
        now);
  }

  private static String time(Silence silence) {
    return silence.hours() < 72 ? silence.hours() + " hours" : silence.hours() / 24 + " days";
  }

  private static String usual(Silence silence) {
    return String.format(Locale.ROOT, "%.0f", silence.expected());
  }
}
