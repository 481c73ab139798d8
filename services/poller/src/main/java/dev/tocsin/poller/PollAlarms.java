package dev.tocsin.poller;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an operator must know of a poll, each told once. */
final class PollAlarms {
  /** By then the gaps are a day. */
  private static final int MANY_FAILURES = 10;

  private PollAlarms() {}

  static List<Alarm> of(Feed feed, PollState before, PollState after, Instant now) {
    List<Alarm> alarms = new ArrayList<>();
    if (after.last().outcome() == Outcome.GONE && before.last().outcome() != Outcome.GONE) {
      alarms.add(gone(feed, now));
    }
    if (after.failures() == MANY_FAILURES && before.failures() < MANY_FAILURES) {
      alarms.add(failing(feed, after, now));
    }
    if (after.trust().broken() && !before.trust().broken()) {
      alarms.add(lying(feed, now));
    }
    return alarms;
  }

  /** The hub of a feed does not want to push it to us. */
  static Alarm denied(Feed feed, String hub, String why, Instant now) {
    return alarm(
        feed,
        "the hub %s does not push '%s' to us: %s".formatted(hub, name(feed), why),
        "nothing is lost: it is polled, and the hub is asked again in a week",
        now);
  }

  private static Alarm gone(Feed feed, Instant now) {
    return alarm(
        feed,
        "the server of '%s' says that the feed is gone for good (HTTP 410)".formatted(name(feed)),
        "give the feed its new URL, or delete it",
        now);
  }

  private static Alarm failing(Feed feed, PollState after, Instant now) {
    return alarm(
        feed,
        "'%s' failed %d times in a row: %s"
            .formatted(name(feed), after.failures(), after.last().detail()),
        "look whether it has moved; it is still asked once a day",
        now);
  }

  private static Alarm lying(Feed feed, Instant now) {
    return alarm(
        feed,
        "the server of '%s' said that nothing had changed (304) when something had"
            .formatted(name(feed)),
        "tell its publisher; it is asked for whole documents from now on",
        now);
  }

  private static Alarm alarm(Feed feed, String problem, String remedy, Instant now) {
    return new Alarm("feed/" + feed.id(), problem, remedy, now);
  }

  private static String name(Feed feed) {
    return feed.title().isEmpty() ? feed.url() : feed.title();
  }
}
