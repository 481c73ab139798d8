package dev.tocsin.replay.scenario;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into a tree that keeps its lines, which Jackson's own tree forgets. */
final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final JsonParser parser;
  private final int linesBefore;

  private YamlReader(JsonParser parser, int linesBefore) {
    this.parser = parser;
    this.linesBefore = linesBefore;
  }

  /**
   * The fields of a document, with none if it is empty or unreadable, which is noted.
   *
   * @param linesBefore how many lines of the file stand before the text
   */
  static Fields read(String text, int linesBefore, Problems problems) {
    try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
      Yaml document = new YamlReader(parser, linesBefore).document();
      return Fields.of(document, problems);
    } catch (JacksonException e) {
      int line = Math.max(1, e.getLocation().getLineNr()) + linesBefore;
      String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
      problems.add(
          line,
          "this is not YAML (" + reason + ")",
          "write 'key: value', and put a value that has a colon or a quote into double quotes");
      return Fields.none(problems);
    }
  }

  private Yaml document() {
    return parser.nextToken() == null ? new Yaml.Mapping(line(), List.of()) : value();
  }

  private Yaml value() {
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_NULL -> new Yaml.Text(line, "");
      default -> new Yaml.Text(line, parser.getString().strip());
    };
  }

  private Yaml mapping(int line) {
    List<Yaml.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int keyLine = line();
      String key = parser.currentName();
      parser.nextToken();
      entries.add(new Yaml.Entry(keyLine, key, value()));
    }
    return new Yaml.Mapping(line, entries);
  }

  private Yaml sequence(int line) {
    List<Yaml> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Yaml.Sequence(line, items);
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr()) + linesBefore;
  }
}
