package dev.tocsin.matching.query;

import dev.tocsin.domain.Spelling;
import dev.tocsin.matching.query.Query.Attribute;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may stand before a colon.
 *
 * @param fields the text that it limits a clause to
 * @param attribute the fact that it asks for instead; it has no fields then
 */
record QueryField(Set<TextField> fields, Optional<Attribute.Kind> attribute) {
  /** Where a clause searches that names no field. */
  static final QueryField STORY = text(TextField.STORY);

  private static final Map<String, QueryField> NAMED = named();

  QueryField {
    fields = Set.copyOf(fields);
  }

  static Optional<QueryField> named(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }

  /** All names, for an error message. */
  static String list() {
    return NAMED.keySet().stream().map(name -> name + ":").collect(Collectors.joining(" "));
  }

  /** What was probably meant by a name that is none. */
  static String suggestion(String name) {
    return Spelling.nearest(name, NAMED.keySet())
        .map(meant -> "did you mean " + meant + ":? Put text that has a colon in quotes")
        .orElse("put text that has a colon in quotes");
  }

  static QueryField text(Set<TextField> fields) {
    return new QueryField(fields, Optional.empty());
  }

  private static Map<String, QueryField> named() {
    Map<String, QueryField> named = new LinkedHashMap<>();
    named.put("title", text(Set.of(TextField.TITLE)));
    named.put("lead", text(Set.of(TextField.LEAD)));
    named.put("body", text(Set.of(TextField.BODY)));
    named.put("author", text(Set.of(TextField.AUTHOR)));
    named.put("lang", fact(Attribute.Kind.LANGUAGE));
    named.put("site", fact(Attribute.Kind.SITE));
    named.put("category", fact(Attribute.Kind.CATEGORY));
    return Collections.unmodifiableMap(named);
  }

  private static QueryField fact(Attribute.Kind kind) {
    return new QueryField(Set.of(), Optional.of(kind));
  }
}
