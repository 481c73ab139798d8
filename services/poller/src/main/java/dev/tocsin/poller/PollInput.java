package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Request.PollNow;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.util.Optional;

/** What people want of one feed, and what its hub says. */
sealed interface PollInput {

  /** The feed as it is now described: new, edited, paused or deleted. */
  record Wanted(Feed feed) implements PollInput {}

  /** A poll without waiting for its time. */
  record Asked(PollNow request) implements PollInput {}

  /** The hub's answer to what it was asked. */
  record Heard(HubWord word) implements PollInput {}

  /**
   * The hub brought what is new.
   *
   * @param callback that it came by
   * @param document empty when it could not be read
   */
  record Pushed(String callback, Optional<ParsedFeed> document) implements PollInput {}

  /** The feed is forgotten here: it was deleted, or moved to another site. */
  record Unwanted() implements PollInput {}
}
