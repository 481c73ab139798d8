package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What one feed document says.
 *
 * @param title an HTML fragment; empty when the document has none
 * @param language BCP 47 tag as the document claims it, unchecked; empty when it claims none
 * @param hub the WebSub hub that announces changes of this feed
 * @param self the address under which that hub knows the feed
 * @param rhythm how often the publisher wants to be asked
 * @param entries in the order of the document
 * @param droppedEntries entries of the document that are not in the list: beyond the bound, cut off
 *     with the end of the document, or without title, text and link
 */
public record ParsedFeed(
    String title,
    String language,
    Optional<URI> hub,
    Optional<URI> self,
    Rhythm rhythm,
    List<ParsedEntry> entries,
    int droppedEntries) {

  public ParsedFeed {
    entries = List.copyOf(entries);
  }
}
