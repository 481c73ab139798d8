package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the elements of RSS, RDF and Atom to entries, without asking which of them a document is:
 * many are two.
 */
final class XmlFeedAdapter {
  private static final Set<String> ENTRIES = Set.of("item", "entry", "atom:entry");
  private static final Set<String> TOMBSTONES = Set.of("at:deleted-entry");

  private static final String[] PUBLISHED = {
    "pubdate",
    "atom:published",
    "published",
    "dcterms:issued",
    "atom:issued",
    "issued",
    "dcterms:created",
    "atom:created",
    "created",
    "dc:date"
  };
  private static final String[] UPDATED = {
    "atom:updated", "updated", "atom:modified", "modified", "dcterms:modified"
  };

  private final FeedElement root;
  private final FeedElement head;
  private final URI document;

  /**
   * @param document where it came from
   */
  XmlFeedAdapter(FeedElement root, URI document) {
    this.root = root;
    this.head = root.all("channel").findFirst().orElse(root);
    this.document = document;
  }

  ParsedFeed adapt(int leftOut) {
    EntryCollector collector = new EntryCollector(base(), leftOut);
    within(root, ENTRIES).map(this::entry).forEach(collector::add);
    within(root, TOMBSTONES).map(this::tombstone).forEach(collector::add);
    return collector.of(
        head.html("title", "atom:title", "dc:title"),
        language(),
        link(head).flatMap(home -> Links.resolve(document, home)),
        related("hub"),
        related("self"),
        rhythm());
  }

  /** RSS says nothing of relative links; its authors mean the site, those of Atom the document. */
  private URI base() {
    return head.all("link")
        .map(FeedElement::text)
        .filter(Links::isAbsolute)
        .flatMap(link -> Links.resolve(document, link).stream())
        .findFirst()
        .orElse(document);
  }

  private static Stream<FeedElement> within(FeedElement element, Set<String> names) {
    return element
        .children()
        .flatMap(child -> names.contains(child.name()) ? Stream.of(child) : within(child, names));
  }

  private ParsedEntry entry(FeedElement entry) {
    return new ParsedEntry(
        guid(entry),
        link(entry).orElse(permalink(entry)),
        entry.html("title", "atom:title", "dc:title", "media:title"),
        summary(entry),
        content(entry),
        author(entry),
        categories(entry),
        entry.date(PUBLISHED),
        entry.date(UPDATED).or(() -> DateParser.parse(entry.attribute("lastmod"))));
  }

  /** Its id is written as that of the entry was: as a reference, perhaps to an xml:base. */
  private Tombstone tombstone(FeedElement deleted) {
    String ref = deleted.attribute("ref");
    String guid = said(deleted.rebased(document, ref), ref);
    String url = link(deleted).orElse(Links.isAbsolute(guid) ? guid : "");
    return new Tombstone(guid, url, DateParser.parse(deleted.attribute("when")));
  }

  private String guid(FeedElement entry) {
    return said(
        entry.text("guid"),
        entry.all("atom:id", "id").map(this::iri).findFirst().orElse(""),
        entry.attribute("rdf:about"),
        entry.text("dc:identifier"));
  }

  /** An id in Atom is a URI reference: an xml:base counts for it, too. */
  private String iri(FeedElement id) {
    return said(id.rebased(document, id.text()), id.text());
  }

  /** The id, where it is an address and nobody says that it only looks like one. */
  private static String permalink(FeedElement entry) {
    boolean denied =
        entry.all("guid").anyMatch(guid -> guid.attribute("isPermaLink").equalsIgnoreCase("false"));
    String id = said(entry.text("guid", "atom:id", "id"), entry.attribute("rdf:about"));
    return !denied && Links.isAbsolute(id) ? id : "";
  }

  /**
   * Of an entry its article, of a whole feed its site. Of several that say no more, the last
   * counts, as other readers have it.
   */
  private Optional<String> link(FeedElement of) {
    return links(of, "")
        .reduce((first, last) -> last)
        .or(() -> links(of, "alternate").findFirst())
        .or(() -> Optional.of(of.attribute("href")).filter(href -> !href.isEmpty()));
  }

  private Stream<String> links(FeedElement of, String relation) {
    return of.all("link", "atom:link")
        .filter(link -> link.attribute("rel").equalsIgnoreCase(relation))
        .map(link -> link.rebased(document, href(link)))
        .filter(href -> !href.isEmpty());
  }

  private static String href(FeedElement link) {
    String href = link.attribute("href");
    return href.isEmpty() ? link.text() : href;
  }

  private static String content(FeedElement entry) {
    String own =
        entry.html("content:encoded", "atom:content", "content", "fullitem", "xhtml:body", "body");
    boolean summedUpElsewhere = !entry.text("atom:summary", "summary").isEmpty();
    return own.isEmpty() && summedUpElsewhere ? entry.html("description") : own;
  }

  private static String summary(FeedElement entry) {
    String own =
        entry.html(
            "atom:summary",
            "summary",
            "description",
            "abstract",
            "dc:description",
            "media:description");
    return own.isEmpty()
        ? entry
            .all("media:group")
            .map(group -> group.html("media:description"))
            .findFirst()
            .orElse(entry.html("itunes:summary"))
        : own;
  }

  /** Of the entry, or else of the whole Atom feed. */
  private String author(FeedElement entry) {
    return Stream.of(
            entry.all("author", "atom:author"),
            entry.all("dc:creator", "dc:author"),
            entry.all("itunes:author"),
            head.all("atom:author"))
        .map(persons -> persons.map(XmlFeedAdapter::person).collect(Collectors.joining(", ")))
        .filter(names -> !names.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String person(FeedElement person) {
    return said(
        PersonName.of(person.text("atom:name", "name")),
        person.text("atom:email", "email"),
        PersonName.of(person.ownText()),
        person.text("p", "b", "span", "a"));
  }

  private static List<String> categories(FeedElement entry) {
    return entry
        .all("category", "atom:category", "dc:subject")
        .map(
            category ->
                said(category.attribute("label"), category.attribute("term"), category.text()))
        .toList();
  }

  private String language() {
    return said(
        head.text("language", "dc:language"),
        head.attribute("xml:lang"),
        root.attribute("xml:lang"));
  }

  private Optional<URI> related(String relation) {
    return Stream.of(head, root)
        .flatMap(where -> where.all("atom:link", "link"))
        .filter(link -> link.attribute("rel").equalsIgnoreCase(relation))
        .flatMap(link -> Links.resolve(document, link.rebased(document, href(link))).stream())
        .findFirst();
  }

  private Rhythm rhythm() {
    return Rhythm.of(
        head.text("ttl"),
        head.text("sy:updateperiod"),
        head.text("sy:updatefrequency"),
        head.all("skiphours").flatMap(hours -> hours.all("hour")).map(FeedElement::text).toList(),
        head.all("skipdays").flatMap(days -> days.all("day")).map(FeedElement::text).toList());
  }

  private static String said(String... candidates) {
    return Stream.of(candidates).filter(candidate -> !candidate.isBlank()).findFirst().orElse("");
  }
}
