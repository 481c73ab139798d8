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
  private static final Set<String> ALTERNATE = Set.of("", "alternate");

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
    entries(root).map(this::entry).forEach(collector::add);
    return collector.of(
        head.html("title", "atom:title", "dc:title"),
        language(),
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

  private static Stream<FeedElement> entries(FeedElement element) {
    return element
        .children()
        .flatMap(child -> ENTRIES.contains(child.name()) ? Stream.of(child) : entries(child));
  }

  private ParsedEntry entry(FeedElement entry) {
    String guid = guid(entry);
    return new ParsedEntry(
        guid,
        link(entry).orElse(isPermalink(entry) && Links.isAbsolute(guid) ? guid : ""),
        entry.html("title", "atom:title", "dc:title", "media:title"),
        summary(entry),
        entry.html("content:encoded", "atom:content", "content", "xhtml:body", "body"),
        author(entry),
        categories(entry),
        entry.date(PUBLISHED),
        entry.date(UPDATED));
  }

  private static String guid(FeedElement entry) {
    String guid = entry.text("guid", "atom:id", "id");
    String about = guid.isEmpty() ? entry.attribute("rdf:about") : guid;
    return about.isEmpty() ? entry.text("dc:identifier") : about;
  }

  private static boolean isPermalink(FeedElement entry) {
    return entry
        .all("guid")
        .noneMatch(guid -> guid.attribute("isPermaLink").equalsIgnoreCase("false"));
  }

  private Optional<String> link(FeedElement entry) {
    return entry
        .all("link", "atom:link")
        .filter(link -> ALTERNATE.contains(link.attribute("rel")))
        .map(link -> link.rebased(document, href(link)))
        .filter(href -> !href.isEmpty())
        .findFirst();
  }

  private static String href(FeedElement link) {
    String href = link.attribute("href");
    return href.isEmpty() ? link.text() : href;
  }

  private static String summary(FeedElement entry) {
    String own =
        entry.html("description", "atom:summary", "summary", "dc:description", "media:description");
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
        person.text("atom:name", "name"), person.text("atom:email", "email"), person.ownText());
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
