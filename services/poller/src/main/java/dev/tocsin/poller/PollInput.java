package dev.tocsin.poller;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Request.PollNow;

/** What people want of one feed. */
sealed interface PollInput {

  /** The feed as it is now described: new, edited, paused or deleted. */
  record Wanted(Feed feed) implements PollInput {}

  /** A poll without waiting for its time. */
  record Asked(PollNow request) implements PollInput {}

  /** The feed is forgotten here: it was deleted, or moved to another site. */
  record Unwanted() implements PollInput {}
}
