package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.poller.extraction.Extraction;
import java.util.Optional;

/** What came of asking for the page of an article. */
sealed interface PageReply {

  /** There is a page; whether an article is on it is the extraction's to say. */
  record Page(Extraction extraction) implements PageReply {}

  /**
   * There is no page.
   *
   * @param why one line for people
   * @param word until when the host of the article wants to be left alone
   */
  record Missed(String why, Optional<ServerWord> word) implements PageReply {}

  /**
   * The article's own site says that there is no such page, or no longer.
   *
   * @param why one line for people
   */
  record Gone(String why) implements PageReply {}

  static PageReply missed(String why) {
    return new Missed(why, Optional.empty());
  }
}
