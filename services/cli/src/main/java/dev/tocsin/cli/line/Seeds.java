package dev.tocsin.cli.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A folder of topics, feeds and subscriptions that people wrote as YAML, brought to the gateway.
 * One bad file is told and left out; the others go on.
 */
public final class Seeds {
  private final Path folder;

  public Seeds(Path folder) {
    this.folder = folder;
  }

  /** Applies all of them; returns a line for each that was refused. */
  public List<String> apply(Door door) throws LineException, InterruptedException {
    List<String> refused = new ArrayList<>(applyTopics(door));
    for (Path file : files("feeds")) {
      refused.addAll(
          applyEach(file, door, "feeds", tree -> tree.path("feeds").valueStream().toList()));
    }
    for (Path file : files("subscriptions")) {
      refused.addAll(applyEach(file, door, "subscriptions", List::of));
    }
    return refused;
  }

  /** Applies the topics alone; returns a line for each that was refused. */
  public List<String> applyTopics(Door door) throws LineException, InterruptedException {
    List<String> refused = new ArrayList<>();
    for (Path file : files("topics")) {
      refused.addAll(applyEach(file, door, "topics", List::of));
    }
    return refused;
  }

  private interface Entries {
    List<JsonNode> in(JsonNode tree);
  }

  private static List<String> applyEach(Path file, Door door, String kind, Entries entries)
      throws InterruptedException {
    List<String> refused = new ArrayList<>();
    try {
      for (JsonNode entry : entries.in(read(file))) {
        try {
          put(door, kind, entry);
        } catch (LineException e) {
          refused.add(file + ": " + e.getMessage());
        }
      }
    } catch (LineException e) {
      refused.add(e.getMessage());
    }
    return refused;
  }

  private static void put(Door door, String kind, JsonNode entry)
      throws LineException, InterruptedException {
    if (!(entry instanceof ObjectNode draft)) {
      throw new LineException("expected fields such as 'id:', found " + entry.getNodeType());
    }
    String id = draft.path("id").asString("");
    if (id.isEmpty()) {
      throw new LineException("the field 'id' is missing");
    }
    draft.remove("id");
    door.put(kind, id, draft);
  }

  private static JsonNode read(Path file) throws LineException {
    try {
      return YAMLMapper.shared().readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new LineException(
          "%s:%d:%d: %s"
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("not YAML")),
          e);
    } catch (IOException e) {
      throw new LineException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Path> files(String kind) {
    Path kindFolder = folder.resolve(kind);
    if (!Files.isDirectory(kindFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kindFolder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
