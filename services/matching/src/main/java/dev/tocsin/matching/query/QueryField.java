package dev.tocsin.matching.query;

import dev.tocsin.domain.Match.Field;
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
record QueryField(Set<Field> fields, Optional<Attribute.Kind> attribute) {
  /** Where a clause searches that names no field. */
  static final QueryField TEXT = new QueryField(Set.of(Field.values()), Optional.empty());

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

  private static Map<String, QueryField> named() {
    Map<String, QueryField> named = new LinkedHashMap<>();
    named.put("title", text(Field.TITLE));
    named.put("lead", text(Field.LEAD));
    named.put("body", text(Field.BODY));
    named.put("lang", fact(Attribute.Kind.LANGUAGE));
    named.put("site", fact(Attribute.Kind.SITE));
    named.put("category", fact(Attribute.Kind.CATEGORY));
    return Collections.unmodifiableMap(named);
  }

  private static QueryField text(Field field) {
    return new QueryField(Set.of(field), Optional.empty());
  }

  private static QueryField fact(Attribute.Kind kind) {
    return new QueryField(Set.of(), Optional.of(kind));
  }
}
