package dev.tocsin.poller;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Item;
import java.util.Optional;

/** What the poller tells the rest of the line. */
sealed interface PollOutput {

  /** An entry that was not there before, or not like this. */
  record Found(Item item) implements PollOutput {}

  /** Such an entry, which is published with the text of its page. */
  record FoundInPart(Item item) implements PollOutput {}

  /**
   * How a feed is.
   *
   * @param status empty when the feed is forgotten
   */
  record Seen(Optional<FeedStatus> status) implements PollOutput {}

  /** What a hub is to be asked. */
  record Ordered(HubOrder order) implements PollOutput {}

  /** Something that an operator must look at. */
  record Raised(Alarm alarm) implements PollOutput {}
}
