package dev.tocsin.cli.yaml;

import dev.tocsin.gateway.registry.WrittenTerm;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Where in a file stands what the gateway speaks of by the names of fields. */
public final class QueryPlace {
  private QueryPlace() {}

  /** {@code terms[2].query} as {@code /terms/2/query}. */
  public static JsonPointer pointer(String part) {
    return part.isEmpty()
        ? JsonPointer.empty()
        : JsonPointer.valueOf("/" + part.replace("]", "").replace('[', '/').replace('.', '/'));
  }

  /**
   * Where a place within a query stands.
   *
   * @param part the field with the query, or a term: an object that has one, or its short form
   * @param line within the query, 1 and up
   * @param column character within that line, 1 and up
   */
  public static Place of(YamlFile file, JsonPointer part, int line, int column) {
    JsonNode written = file.tree().at(part);
    if (written.isObject()) {
      return file.place(part.appendProperty("query"), line, column);
    }
    boolean isTerm = part.toString().matches(".*/terms/\\d+");
    int before = isTerm && line == 1 ? WrittenTerm.beforeQuery(written.asString("")) : 0;
    return file.place(part, line, column + before);
  }
}
