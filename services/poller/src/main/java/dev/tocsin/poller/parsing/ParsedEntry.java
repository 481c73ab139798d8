package dev.tocsin.poller.parsing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a feed as its document has it: bounded and with absolute links, but not cleaned.
 *
 * <p>Title, summary and content are HTML fragments in whatever form they were served: RSS text is
 * taken to be HTML, as its readers always have, and what Atom or JSON Feed mark as plain text is
 * escaped. What was longer than its bound is cut and ends with "…".
 *
 * @param guid the publisher's own id; empty when there is none
 * @param url absolute http or https address of the article, or empty
 * @param author a name, or what stands in its place; plain text
 * @param published the publisher's claim, never checked and never made up
 * @param updated likewise
 */
public record ParsedEntry(
    String guid,
    String url,
    String title,
    String summaryHtml,
    String contentHtml,
    String author,
    List<String> categories,
    Optional<Instant> published,
    Optional<Instant> updated) {

  public ParsedEntry {
    categories = List.copyOf(categories);
  }

  /** An entry without title, text and link is no news, whatever else it has. */
  boolean tellsSomething() {
    return !url.isEmpty() || !title.isBlank() || !summaryHtml.isBlank() || !contentHtml.isBlank();
  }
}
