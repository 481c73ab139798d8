package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What one feed document says.
 *
 * @param title an HTML fragment; empty when the document has none
 * @param language BCP 47 tag as the document claims it, unchecked; empty when it claims none
 * @param home the page or site that this is the feed of
 * @param hub the WebSub hub that announces changes of this feed
 * @param self the address under which that hub knows the feed
 * @param rhythm how often the publisher wants to be asked
 * @param found the entries in the order of the document, those that tell nothing included
 * @param tombstones of entries that it has taken back
 * @param lostEntries entries of the document that are not among them: beyond the bound, or cut off
 *     with the end of the document
 */
public record ParsedFeed(
    String title,
    String language,
    Optional<URI> home,
    Optional<URI> hub,
    Optional<URI> self,
    Rhythm rhythm,
    List<ParsedEntry> found,
    List<Tombstone> tombstones,
    int lostEntries) {

  public ParsedFeed {
    found = List.copyOf(found);
    tombstones = List.copyOf(tombstones);
  }

  /** The entries that can become news. */
  public List<ParsedEntry> entries() {
    return found.stream().filter(ParsedEntry::tellsSomething).toList();
  }

  /** How many things it says: entries and tombstones. */
  public int size() {
    return entries().size() + tombstones.size();
  }

  /**
   * How many entries of the document are not among those: lost, or without title, text and link.
   */
  public int droppedEntries() {
    return lostEntries + found.size() - entries().size();
  }
}
