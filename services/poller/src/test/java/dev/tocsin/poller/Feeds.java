package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.PollSchedule;
import dev.tocsin.domain.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Feeds for tests; each method changes what its test is about. */
final class Feeds {
  private Feeds() {}

  static Feed feed(String id, String url, String site) {
    return new Feed(
        id,
        1,
        State.ACTIVE,
        url,
        site,
        "Herald",
        "Herald: world",
        "GB",
        "",
        1,
        List.of("world"),
        false,
        Backlog.ALERT,
        PollSchedule.BY_RULE,
        "");
  }

  /** {@code http://herald.test/feed.xml}, asked by the rules. */
  static Feed herald() {
    return feed("herald", "http://herald.test/feed.xml", "herald.test");
  }

  static Feed at(Feed feed, String url) {
    return copy(feed, feed.state(), url, feed.backlog(), feed.schedule());
  }

  static Feed in(Feed feed, State state) {
    return copy(feed, state, feed.url(), feed.backlog(), feed.schedule());
  }

  static Feed silent(Feed feed) {
    return copy(feed, feed.state(), feed.url(), Backlog.SILENT, feed.schedule());
  }

  static Feed every(Feed feed, Duration floor) {
    PollSchedule schedule = new PollSchedule(Optional.of(floor));
    return copy(feed, feed.state(), feed.url(), feed.backlog(), schedule);
  }

  static Feed withFullText(Feed feed) {
    return copy(feed, feed.state(), feed.url(), true, feed.backlog(), feed.schedule());
  }

  private static Feed copy(
      Feed feed, State state, String url, Backlog backlog, PollSchedule schedule) {
    return copy(feed, state, url, feed.fullText(), backlog, schedule);
  }

  private static Feed copy(
      Feed feed,
      State state,
      String url,
      boolean fullText,
      Backlog backlog,
      PollSchedule schedule) {
    return new Feed(
        feed.id(),
        feed.version() + 1,
        state,
        url,
        feed.site(),
        feed.outlet(),
        feed.title(),
        feed.country(),
        feed.language(),
        feed.tier(),
        feed.groups(),
        fullText,
        backlog,
        schedule,
        feed.runId());
  }
}
