package dev.tocsin.cli.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file that a person wrote: its tree, and where in the file each part of it stands. */
public final class YamlFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String EXPECTED =
      "expected lines of 'key: value', with a value that has a colon or a quote in double quotes";

  private final Path path;
  private final SourceText source;
  private final JsonNode tree;
  private final Map<JsonPointer, TokenStreamLocation> keys = new HashMap<>();
  private final Map<JsonPointer, TokenStreamLocation> values = new HashMap<>();

  private YamlFile(Path path, String text) {
    this.path = path;
    this.source = new SourceText(text);
    this.tree = YAML.readTree(text);
    findParts(text);
  }

  /** Reads a file as a whole; what is unreadable in it is the exception's message. */
  public static YamlFile read(Path path) throws YamlException {
    try {
      return new YamlFile(path, Files.readString(path));
    } catch (JacksonException e) {
      throw explained(path, e);
    } catch (CharacterCodingException e) {
      throw new YamlException(Place.whole(path), "it is not UTF-8", "save it as UTF-8", e);
    } catch (IOException e) {
      throw new YamlException(
          Place.whole(path), "it cannot be read", String.valueOf(e.getMessage()), e);
    }
  }

  /** What stands in it; a missing node when it is empty. */
  public JsonNode tree() {
    return tree;
  }

  /**
   * Where a part stands: its key, or else itself. Where there is no such part, the nearest one
   * around it.
   */
  public Place place(JsonPointer part) {
    JsonPointer at = part;
    while (!keys.containsKey(at) && !values.containsKey(at) && !at.matches()) {
      at = at.head();
    }
    TokenStreamLocation start = keys.getOrDefault(at, values.get(at));
    return start == null ? Place.whole(path) : place(start.getLineNr(), start.getColumnNr());
  }

  /**
   * Where a place within the text of a part stands in the file.
   *
   * @param line within the text, 1 and up
   * @param column character within that line, 1 and up
   */
  public Place place(JsonPointer part, int line, int column) {
    TokenStreamLocation start = values.get(part);
    if (start == null) {
      return place(part);
    }
    SourceText value = new SourceText(tree.at(part).asString(""));
    int offset =
        source.offsetOf(
            source.offset(start.getLineNr(), start.getColumnNr()),
            value.solidBefore(line, column),
            value.solid());
    return place(source.line(offset), source.column(offset));
  }

  private Place place(int line, int column) {
    return new Place(path, line, column);
  }

  private void findParts(String text) {
    try (JsonParser parser =
        YAML.tokenStreamFactory().createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        JsonPointer part = parser.streamReadContext().pathAsPointer();
        if (token == JsonToken.PROPERTY_NAME) {
          keys.put(part, parser.currentTokenLocation());
        } else if (!token.isStructEnd()) {
          values.put(part, parser.currentTokenLocation());
        }
      }
    }
  }

  private static YamlException explained(Path path, JacksonException e) {
    if (e.getCause() instanceof MarkedYamlEngineException marked) {
      Place place =
          marked
              .getProblemMark()
              .map(mark -> new Place(path, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(new Place(path, 1, 1));
      String context = Optional.ofNullable(marked.getContext()).map(c -> " " + c).orElse("");
      return new YamlException(place, marked.getProblem() + context, EXPECTED, e);
    }
    return new YamlException(
        new Place(path, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
        e.getOriginalMessage().lines().findFirst().orElse("this is not YAML"),
        "",
        e);
  }
}
