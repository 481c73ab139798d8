package dev.tocsin.benchmarks.conformance;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What feedparser calls our fields: {@code entries[0]['title_detail']['value']} and the like. */
final class FeedparserNames {
  private static final Set<String> FEED = Set.of("feed", "channel");
  private static final Set<String> ENTRIES = Set.of("entries", "items");

  private static final Map<String, Field> OF_BOTH =
      Map.ofEntries(
          entry("title", Field.TITLE),
          entry("link", Field.LINK),
          entry("id", Field.ID),
          entry("guid", Field.ID),
          entry("author", Field.AUTHOR),
          entry("published", Field.PUBLISHED),
          entry("issued", Field.PUBLISHED),
          entry("updated", Field.UPDATED),
          entry("modified", Field.UPDATED),
          entry("date", Field.UPDATED));
  private static final Map<String, Field> OF_ENTRIES =
      Map.of("summary", Field.SUMMARY, "description", Field.SUMMARY, "content", Field.CONTENT);

  // What stands behind a field's name and still is its value.
  private static final Set<String> VALUES =
      Set.of("", "_parsed", "_detail.value", "_detail.name", ".0.value");

  private FeedparserNames() {}

  /** Empty when this is not the value of one of our fields. */
  static Optional<Place> place(List<String> path) {
    return fieldPath(path)
        .flatMap(
            rest ->
                field(path, rest)
                    .filter(field -> isValue(field, rest))
                    .map(field -> new Place(number(path), field)));
  }

  /** The field whose value or detail this is, if any. */
  static Set<Field> named(List<String> path) {
    return fieldPath(path)
        .flatMap(
            rest ->
                field(path, rest).filter(field -> isValue(field, rest) || isDetail(field, rest)))
        .map(Set::of)
        .orElse(Set.of());
  }

  /** An author's address is said of the author; a text's language is another matter. */
  private static boolean isDetail(Field field, String rest) {
    return field == Field.AUTHOR
        && rest.matches("author_detail\\.email|authors\\.\\d+\\.(name|email)");
  }

  private static Optional<String> fieldPath(List<String> path) {
    if (path.size() >= 2 && FEED.contains(path.getFirst())) {
      return Optional.of(String.join(".", path.subList(1, path.size())));
    }
    return path.size() >= 3 && ENTRIES.contains(path.getFirst()) && path.get(1).matches("\\d{1,4}")
        ? Optional.of(String.join(".", path.subList(2, path.size())))
        : Optional.empty();
  }

  private static int number(List<String> path) {
    return FEED.contains(path.getFirst()) ? Place.FEED : Integer.parseInt(path.get(1));
  }

  private static Optional<Field> field(List<String> path, String rest) {
    String name = name(rest);
    return Optional.ofNullable(OF_BOTH.get(name))
        .or(
            () ->
                number(path) == Place.FEED
                    ? Optional.empty()
                    : Optional.ofNullable(OF_ENTRIES.get(name)));
  }

  private static String name(String rest) {
    String first = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    return first.equals("authors") ? "author" : first.replaceFirst("_(parsed|detail)$", "");
  }

  private static boolean isValue(Field field, String rest) {
    String behind = rest.substring(name(rest).length());
    boolean person = behind.endsWith("name");
    boolean list = behind.startsWith(".0.value");
    return VALUES.contains(behind)
        && person == (field == Field.AUTHOR && !behind.isEmpty())
        && list == (field == Field.CONTENT);
  }
}
