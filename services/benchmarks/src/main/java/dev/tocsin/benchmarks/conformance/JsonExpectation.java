package dev.tocsin.benchmarks.conformance;

import dev.tocsin.benchmarks.conformance.Expectation.All;
import dev.tocsin.benchmarks.conformance.Expectation.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the JSON that gofeed's tests expect, of each of its shapes: its own feed, RSS, Atom and
 * JSON Feed. What the JSON does not name is not claimed to be absent.
 */
final class JsonExpectation {
  private final List<Expectation> claims = new ArrayList<>();

  private JsonExpectation() {}

  static Expectation read(JsonNode feed) {
    JsonExpectation reader = new JsonExpectation();
    reader.both(feed, Place.FEED);
    int entry = 0;
    for (JsonNode item : Stream.of("items", "entries").flatMap(name -> list(feed, name)).toList()) {
      reader.both(item, entry);
      reader.entry(item, entry);
      entry++;
    }
    return new All(reader.claims);
  }

  private void both(JsonNode node, int entry) {
    claim(entry, Field.TITLE, text(node, "title"));
    claim(entry, Field.LINK, text(node, "link", "url", "home_page_url").or(() -> link(node)));
    claim(entry, Field.ID, text(node, "id", "guid"));
    claim(entry, Field.AUTHOR, author(node));
    claim(
        entry,
        Field.PUBLISHED,
        text(node, "publishedParsed", "pubDateParsed", "date_published", "published", "pubDate"));
    claim(entry, Field.UPDATED, text(node, "updatedParsed", "date_modified", "updated"));
  }

  private void entry(JsonNode item, int entry) {
    claim(entry, Field.SUMMARY, text(item, "summary", "description"));
    claim(entry, Field.CONTENT, text(item, "content", "content_html", "content_text"));
  }

  private void claim(int entry, Field field, Optional<String> value) {
    value.ifPresent(text -> claims.add(new Claim(new Place(entry, field), value)));
  }

  private static Optional<String> link(JsonNode node) {
    return list(node, "links")
        .filter(
            link -> link.isObject() && link.path("rel").asString("alternate").equals("alternate"))
        .flatMap(link -> text(link, "href").stream())
        .findFirst();
  }

  private static Optional<String> author(JsonNode node) {
    List<JsonNode> people = list(node, "authors").toList();
    if (people.size() > 1) {
      return Optional.empty();
    }
    JsonNode person = people.isEmpty() ? node.path("author") : people.getFirst();
    return person.isObject() ? text(person, "name", "email") : string(person);
  }

  private static Stream<JsonNode> list(JsonNode node, String name) {
    return node.path(name).isArray() ? node.path(name).valueStream() : Stream.empty();
  }

  /** The first of these that says something. */
  private static Optional<String> text(JsonNode node, String... names) {
    return Stream.of(names)
        .map(node::path)
        .map(value -> value.isObject() ? value.path("value") : value)
        .flatMap(value -> string(value).stream())
        .findFirst();
  }

  private static Optional<String> string(JsonNode value) {
    return value.isString() && !value.asString().isBlank()
        ? Optional.of(value.asString())
        : Optional.empty();
  }
}
