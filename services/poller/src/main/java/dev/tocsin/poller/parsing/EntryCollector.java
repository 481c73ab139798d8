package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one document as its adapter finds them: here they are bounded, their links made
 * absolute, and those beyond the bound dropped and counted.
 */
final class EntryCollector {
  static final int MOST_ENTRIES = 5_000;

  private static final int TEXT_BYTES = 256 * 1024;
  private static final int LINE_BYTES = 2 * 1024;
  private static final int MOST_CATEGORIES = 64;

  private final URI base;
  private final List<ParsedEntry> entries = new ArrayList<>();
  private final List<Tombstone> tombstones = new ArrayList<>();
  private int dropped;

  /**
   * @param base what relative links are relative to
   * @param dropped entries that were lost before
   */
  EntryCollector(URI base, int dropped) {
    this.base = base;
    this.dropped = dropped;
  }

  /** Takes an entry as its document has it: of any length, its URL perhaps relative. */
  void add(ParsedEntry raw) {
    String url = Links.resolve(base, raw.url()).map(URI::toString).orElse("");
    if (isFull()) {
      dropped++;
      return;
    }
    entries.add(
        new ParsedEntry(
            guid(raw.guid()),
            url,
            Cut.toBytes(LINE_BYTES, raw.title().strip()),
            Cut.toBytes(TEXT_BYTES, raw.summaryHtml().strip()),
            Cut.toBytes(TEXT_BYTES, raw.contentHtml().strip()),
            Cut.toBytes(LINE_BYTES, raw.author().strip()),
            categories(raw.categories()),
            raw.published(),
            raw.updated()));
  }

  /** Takes a tombstone as its document has it; one that names nothing is none. */
  void add(Tombstone raw) {
    String guid = guid(raw.guid());
    if (guid.isEmpty()) {
      return;
    }
    if (tombstones.size() == MOST_ENTRIES) {
      dropped++;
      return;
    }
    String url = Links.resolve(base, raw.url()).map(URI::toString).orElse("");
    tombstones.add(new Tombstone(guid, url, raw.deletedAt()));
  }

  void drop() {
    dropped++;
  }

  boolean isFull() {
    return entries.size() == MOST_ENTRIES;
  }

  /** The feed that these are the entries of. */
  ParsedFeed of(
      String title,
      String language,
      Optional<URI> home,
      Optional<URI> hub,
      Optional<URI> self,
      Rhythm rhythm) {
    return new ParsedFeed(
        Cut.toBytes(LINE_BYTES, title.strip()),
        Cut.toBytes(LINE_BYTES, language.strip()),
        home,
        hub,
        self,
        rhythm,
        entries,
        tombstones,
        dropped);
  }

  /** A cut id could be that of another entry: one that is too long is none. */
  private static String guid(String guid) {
    String stripped = guid.strip();
    return Cut.toBytes(LINE_BYTES, stripped).equals(stripped) ? stripped : "";
  }

  private static List<String> categories(List<String> categories) {
    return categories.stream()
        .map(String::strip)
        .filter(category -> !category.isEmpty())
        .distinct()
        .limit(MOST_CATEGORIES)
        .map(category -> Cut.toBytes(LINE_BYTES, category))
        .toList();
  }
}
