package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.util.List;
import java.util.Optional;

/**
 * What a server, or the lack of one, had to say to one poll.
 *
 * @param httpStatus 0 when there was no answer
 * @param loopback whether the answer came from this machine
 * @param movedTo where the document is, when nothing but permanent redirects led there
 * @param word until when the server wants to be left alone
 */
record Reply(
    Finding finding,
    int httpStatus,
    boolean loopback,
    Optional<String> movedTo,
    Optional<ServerWord> word) {

  /** What it means for us. */
  sealed interface Finding {

    /**
     * There is a document, and it is a feed.
     *
     * @param hub that announces its changes
     */
    record Document(ParsedFeed feed, Validators validators, Optional<HubLink> hub)
        implements Finding {}

    /** The document that we had is the current one. */
    record NotModified(Validators validators) implements Finding {}

    /** We ask too often. */
    record TooManyRequests() implements Finding {}

    /** The document was taken away for good. */
    record Gone() implements Finding {}

    /**
     * There is nothing to use.
     *
     * @param why one line for people
     */
    record Failure(String why) implements Finding {}

    /**
     * There is a page instead.
     *
     * @param feeds addresses of the feeds that it names
     */
    record Page(String why, List<String> feeds) implements Finding {
      public Page {
        feeds = List.copyOf(feeds);
      }
    }

    /** Nobody was reached, here or anywhere: it says nothing of the feed. */
    record NetworkDown(String why) implements Finding {}
  }

  /** There was no answer. */
  static Reply none(String why) {
    return of(new Finding.Failure(why));
  }

  /** There was no answer, and that means this. */
  static Reply of(Finding finding) {
    return new Reply(finding, 0, false, Optional.empty(), Optional.empty());
  }

  boolean answered() {
    return httpStatus != 0;
  }
}
