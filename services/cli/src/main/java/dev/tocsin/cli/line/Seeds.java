package dev.tocsin.cli.line;

import dev.tocsin.cli.line.RefusedException.Problem;
import dev.tocsin.cli.yaml.Place;
import dev.tocsin.cli.yaml.QueryPlace;
import dev.tocsin.cli.yaml.YamlException;
import dev.tocsin.cli.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder of topics, feeds and subscriptions that people wrote as YAML, brought to the gateway.
 * What is wrong is told with its place in the file and left out; the rest goes on.
 */
public final class Seeds {
  /** The gateway counts within a query, people edit files. */
  private static final Pattern WITHIN_TEXT = Pattern.compile("line (\\d+), column (\\d+): (.*)");

  private final Path folder;

  public Seeds(Path folder) {
    this.folder = folder;
  }

  /** Applies all of them; returns a line for each thing that was refused. */
  public List<String> apply(Door door) throws LineException, InterruptedException {
    List<String> refused = new ArrayList<>(applyTopics(door));
    for (Path file : files("feeds")) {
      refused.addAll(applyFeeds(file, door));
    }
    for (Path file : files("subscriptions")) {
      refused.addAll(applyWhole(file, door, "subscriptions"));
    }
    return refused;
  }

  /**
   * Applies the topics alone; returns a line for each thing that was refused. A topic may share the
   * query of one that comes later, so those that are refused are tried again while others succeed.
   */
  public List<String> applyTopics(Door door) throws LineException, InterruptedException {
    List<Path> left = files("topics");
    while (true) {
      List<String> refused = new ArrayList<>();
      List<Path> again = new ArrayList<>();
      for (Path file : left) {
        List<String> problems = applyWhole(file, door, "topics");
        if (!problems.isEmpty()) {
          refused.addAll(problems);
          again.add(file);
        }
      }
      if (again.isEmpty() || again.size() == left.size()) {
        return refused;
      }
      left = again;
    }
  }

  private static List<String> applyWhole(Path path, Door door, String kind)
      throws LineException, InterruptedException {
    try {
      return put(YamlFile.read(path), JsonPointer.empty(), door, kind);
    } catch (YamlException e) {
      return List.of(e.getMessage());
    }
  }

  /** Feeds are short, so a file has a list of them. */
  private static List<String> applyFeeds(Path path, Door door)
      throws LineException, InterruptedException {
    List<String> refused = new ArrayList<>();
    try {
      YamlFile file = YamlFile.read(path);
      JsonPointer list = JsonPointer.valueOf("/feeds");
      if (!file.tree().at(list).isArray()) {
        return List.of(file.place(list) + ": expected 'feeds:' with a list of feeds");
      }
      for (int i : IntStream.range(0, file.tree().at(list).size()).toArray()) {
        refused.addAll(put(file, list.appendIndex(i), door, "feeds"));
      }
    } catch (YamlException e) {
      refused.add(e.getMessage());
    }
    return refused;
  }

  private static List<String> put(YamlFile file, JsonPointer entry, Door door, String kind)
      throws LineException, InterruptedException {
    if (!(file.tree().at(entry) instanceof ObjectNode written)) {
      return List.of(file.place(entry) + ": expected fields such as 'id: a-name'");
    }
    String id = written.path("id").asString("");
    if (id.isEmpty()) {
      return List.of(file.place(entry) + ": the field 'id' is missing, expected 'id: a-name'");
    }
    JsonNode draft = written.deepCopy().without("id");
    try {
      door.put(kind, id, draft);
      return List.of();
    } catch (RefusedException e) {
      return e.problems().isEmpty()
          ? List.of(file.place(entry) + ": " + e.getMessage())
          : e.problems().stream().map(problem -> told(file, entry, problem)).toList();
    }
  }

  private static String told(YamlFile file, JsonPointer entry, Problem problem) {
    JsonPointer part = entry.append(QueryPlace.pointer(problem.part()));
    Matcher within = WITHIN_TEXT.matcher(problem.what());
    if (!within.matches()) {
      return file.place(part) + ": " + problem;
    }
    Place place =
        QueryPlace.of(
            file, part, Integer.parseInt(within.group(1)), Integer.parseInt(within.group(2)));
    return place + ": " + new Problem(problem.part(), within.group(3), problem.remedy());
  }

  private List<Path> files(String kind) throws LineException {
    Path kindFolder = folder.resolve(kind);
    if (!Files.isDirectory(kindFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kindFolder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new LineException(kindFolder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
